public import Domain
import Foundation

/// One JSON document, the same bytes for the same value: keys in order, no blanks, slashes as they are, money exact.
public struct JSONDocument: Hashable, Sendable {
    /// Without the newline that ends the printed document.
    public let text: String

    public init(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        text = String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// A recommendation. `decision` is there even when it is null.
    public init(_ recommendation: Recommendation) throws {
        try self.init(RecommendationContent(recommendation: recommendation))
    }
}

/// Optional keys are left out by synthesized encoding; a script reads `decision` always.
private struct RecommendationContent: Encodable {
    let recommendation: Recommendation

    private enum CodingKeys: String, CodingKey { case decision }

    func encode(to encoder: any Encoder) throws {
        try recommendation.encode(to: encoder)
        guard recommendation.decision == nil else { return }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeNil(forKey: .decision)
    }
}
