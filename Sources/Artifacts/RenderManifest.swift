import Crypto
public import Domain
import Foundation

/// What Berth wrote into a folder, by which a file that a person has changed since is told from one that it may replace.
public struct RenderManifest: Hashable, Sendable, Codable {
    public static let path = ".berth-rendered.json"

    public var schema = "berth.rendering/1"
    public var decision: String
    public var option: String
    /// SHA-256 of each file, by its path.
    public var files: [String: String]

    public init(decision: DecisionID, option: String, files: [String: String] = [:]) {
        self.decision = decision.description
        self.option = option
        self.files = files
    }

    /// - Throws: `.badData` where the text is no manifest.
    public init(reading text: String, file: String) throws(BerthError) {
        do {
            self = try JSONDecoder().decode(RenderManifest.self, from: Data(text.utf8))
        } catch {
            throw BerthError(
                .badData, "\(file) is no list of rendered files",
                hints: ["delete it: Berth then takes every file that differs for yours, and --force replaces them"])
        }
        guard files.keys.allSatisfy(Self.isInside) else {
            throw BerthError(.badData, "\(file) names files outside its folder")
        }
    }

    /// The bytes of the file that keeps it.
    public func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    public static func hash(_ text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    private static func isInside(_ path: String) -> Bool {
        !path.hasPrefix("/") && !path.split(separator: "/", omittingEmptySubsequences: false).contains("..")
    }
}
