public import Domain

/// Digests that fill the slots of pinned images, from a file with a line `python:3.12-slim sha256:…` for each.
public struct ImageDigests: Hashable, Sendable {
    private let byReference: [String: String]

    public init() {
        byReference = [:]
    }

    /// Reads lines of a reference and its digest, apart by blanks, or joined by `@`; `#` starts a remark.
    ///
    /// - Throws: `.badData` with the line that is wrong.
    public init(_ text: String, file: String) throws(BerthError) {
        var found: [String: String] = [:]
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let content = line.prefix { $0 != "#" }
            let words = content.split { $0 == " " || $0 == "\t" || $0 == "@" || $0 == "\r" }
            guard !words.isEmpty else { continue }
            guard words.count == 2, Self.isDigest(String(words[1])) else {
                throw BerthError(
                    .badData,
                    "\(file):\(index + 1): expected an image and its digest, such as python:3.12-slim sha256:… (64 hexadecimal digits), found '\(content)'",
                    hints: ["docker buildx imagetools inspect IMAGE prints the digest"])
            }
            found[String(words[0])] = String(words[1])
        }
        byReference = found
    }

    public subscript(reference: String) -> String? { byReference[reference] }

    static func isDigest(_ text: String) -> Bool {
        let hexadecimal = text.dropFirst(7)
        return text.hasPrefix("sha256:") && hexadecimal.utf8.count == 64
            && hexadecimal.utf8.allSatisfy { $0.isASCIIDigit || (97...102).contains($0) }
    }
}
