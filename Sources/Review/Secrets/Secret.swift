/// Something that should be known to few and stands in a file. Its text is never printed.
struct Secret: Hashable, Sendable {
    /// `a GitHub token`: what it is.
    let kind: String
    let position: Position
    /// The secret itself: for hiding it in what is printed.
    let raw: String

    /// The first letters, where they tell the kind and nothing more, and how long it is.
    var masked: String {
        let shown = raw.utf8.count >= 16 ? SecretPattern.publicPrefix(raw) : ""
        return "\(shown)… (\(raw.unicodeScalars.count) characters)"
    }
}
