public import Domain

/// An option that a person names by its id, or by words that its id alone holds.
public enum OptionMatch {
    /// nil where no id holds the words.
    ///
    /// - Throws: `.usage` where several do.
    public static func index(of words: String, among ids: [String]) throws(BerthError) -> Int? {
        if let exact = ids.firstIndex(of: words) { return exact }
        let parts = words.lowercased().split { $0 == " " || $0 == "," || $0 == "/" }
        guard !parts.isEmpty else { return nil }
        let found = ids.indices.filter { index in
            let id = ids[index].lowercased()
            return parts.allSatisfy { id.contains($0) }
        }
        guard found.count <= 1 else { throw several(words, found.map { ids[$0] }) }
        return found.first
    }

    private static func several(_ words: String, _ ids: [String]) -> BerthError {
        let shown = ids.prefix(6).joined(separator: "\n  ") + (ids.count > 6 ? "\n  … \(ids.count - 6) more" : "")
        return BerthError(
            .usage, "'\(words)' fits \(ids.count) options:\n  \(shown)", hints: ["give the whole id, or its rank"])
    }
}
