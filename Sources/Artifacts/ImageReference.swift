import Domain

/// The name of a container image, as the distribution specification allows it: nothing that a Dockerfile, a shell or a
/// manifest could read as more than a name.
struct ImageReference: Hashable, Sendable, CustomStringConvertible {
    let name: String
    let tag: String?
    let digest: String?

    /// - Throws: `.badData` where the text is no reference.
    init(_ text: String, digest known: String? = nil) throws(BerthError) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        var name = String(parts[0]), tag: String?
        if let colon = name.lastIndex(of: ":"), !name[colon...].contains("/") {
            tag = String(name[name.index(after: colon)...])
            name = String(name[..<colon])
        }
        let digest = parts.count == 2 ? String(parts[1]) : known
        guard Self.isName(name), tag.map(Self.isTag) ?? true, digest.map(ImageDigests.isDigest) ?? true else {
            throw BerthError(
                .badData, "'\(text)' is no image reference, such as python:3.12-slim",
                hints: ["berth facts base_images lists the images it knows; a team's dataset may replace them"])
        }
        (self.name, self.tag, self.digest) = (name, tag, digest)
    }

    var description: String { name + (tag.map { ":" + $0 } ?? "") + (digest.map { "@" + $0 } ?? "") }

    /// A host with an optional port, then path components of lower-case letters, digits and separators.
    private static func isName(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard name.utf8.count <= 255, !parts.isEmpty else { return false }
        return parts.enumerated().allSatisfy { index, part in
            let extra: Set<UInt8> = index == 0 && parts.count > 1 ? Set(".-_:".utf8) : Set("._-".utf8)
            return part.utf8.first.map { $0.isASCIIDigit || $0.isASCIILetter } == true
                && part.utf8.last.map { $0.isASCIIDigit || $0.isASCIILetter } == true
                && part.utf8.allSatisfy { $0.isASCIIDigit || (97...122).contains($0) || extra.contains($0) }
        }
    }

    private static func isTag(_ tag: String) -> Bool {
        guard let first = tag.utf8.first, tag.utf8.count <= 128 else { return false }
        return first != UInt8(ascii: ".") && first != UInt8(ascii: "-")
            && tag.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "._-".utf8.contains($0) }
    }
}
