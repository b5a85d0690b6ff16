/// A container image as people write it: `registry/repository:tag@digest`.
struct ImageReference: Hashable, Sendable {
    let text: String
    /// Without tag and digest: `docker.io/library/python` for `python`.
    let repository: String
    let registry: String
    let tag: String?
    let digest: String?

    init(_ text: String) {
        self.text = text
        var rest = text[...]
        var digest: String?
        if let at = rest.firstIndex(of: "@") {
            digest = String(rest[rest.index(after: at)...])
            rest = rest[..<at]
        }
        self.digest = digest.flatMap { Self.isDigest($0) ? $0 : nil }
        var tag: String?
        let lastSlash = rest.lastIndex(of: "/") ?? rest.startIndex
        if let colon = rest[lastSlash...].lastIndex(of: ":") {
            tag = String(rest[rest.index(after: colon)...])
            rest = rest[..<colon]
        }
        self.tag = tag
        let parts = rest.split(separator: "/", maxSplits: 1)
        if parts.count == 2, parts[0].contains(".") || parts[0].contains(":") || parts[0] == "localhost" {
            registry = String(parts[0])
            repository = String(rest)
        } else {
            registry = "docker.io"
            repository = "docker.io/" + (parts.count == 2 ? "" : "library/") + rest
        }
    }

    /// The last part of the repository: `python`.
    var name: String { repository.lastPathComponent }

    /// A part that only the tool which uses the file fills in.
    var isOpen: Bool { text.contains("$") || text.contains("{{") || text.contains("<") || text.isEmpty }

    var isLatest: Bool { digest == nil && (tag == nil || tag == "latest") }

    /// Whether its name says that it is another image from day to day: `main-latest`, `nightly`.
    var isMoving: Bool {
        guard digest == nil, let tag else { return digest == nil }
        let words = tag.split { "-._".contains($0) }
        return words.contains("latest") || ["main", "master", "nightly", "edge"].contains(tag)
    }

    private static func isDigest(_ text: String) -> Bool {
        let parts = text.split(separator: ":")
        return parts.count == 2 && parts[0] == "sha256" && parts[1].count == 64 && parts[1].allSatisfy(\.isHexDigit)
    }
}
