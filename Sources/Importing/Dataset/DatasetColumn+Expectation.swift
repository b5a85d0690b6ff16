import KnowledgeBase

extension DatasetColumn {
    /// What a cell must hold, in words for a fault: `USD, 0 or more`, `one of cpu, gpu`.
    var expectation: String {
        let base =
            switch kind {
            case .text: "text"
            case .real: unit.map { "a number of \($0)" } ?? "a number"
            case .integer: unit.map { "a whole number of \($0)" } ?? "a whole number"
            case .flag: "1 or 0"
            case .usd: "an amount in USD with at most nine decimals"
            case .date: "a date such as 2026-11-24, 2026-11 or 2026"
            case .word(let words): "one of " + words.filter { !$0.isEmpty }.joined(separator: ", ")
            case .list(let words):
                words.isEmpty ? "a ;-separated list" : "a ;-separated list of " + words.joined(separator: ", ")
            }
        return bounds.words.isEmpty ? base : "\(base), \(bounds.words)"
    }
}
