import Presentation

/// What a word that was begun may become.
struct Completions: Hashable {
    /// The part of the line that a candidate replaces.
    let typed: String
    let candidates: [String]

    /// - Parameter words: all there are; those that begin as `typed` does are candidates, upper or lower case.
    init(typed: String, among words: [String]) {
        self.typed = typed
        let start = typed.lowercased()
        candidates = Array(Set(words.filter { $0.lowercased().hasPrefix(start) })).sorted()
    }

    /// What all candidates begin with; nil where there is none.
    var shared: String? {
        guard let first = candidates.first else { return nil }
        return candidates.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    }

    /// The candidates in columns, in the order of a book: down, then right.
    func listing(columns: Int) -> String {
        let width = (candidates.map(\.displayWidth).max() ?? 0) + 2
        let across = max(1, columns / max(1, width))
        let down = (candidates.count + across - 1) / across
        return (0..<down).map { row in
            var line = ""
            for index in stride(from: row, to: candidates.count, by: max(1, down)) {
                line += candidates[index] + String(repeating: " ", count: width - candidates[index].displayWidth)
            }
            return line.trimmed + "\n"
        }.joined()
    }
}

extension String {
    /// Upper and lower case are the same here, as they are to SQL.
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0.lowercased() == $1.lowercased() }.map(\.0))
    }
}
