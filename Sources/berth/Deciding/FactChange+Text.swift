import KnowledgeBase

extension FactChange {
    /// `usd_per_hour 0.8048 → 0.9`.
    var text: String {
        guard !isGone else { return "no dataset in use has it any more" }
        let parts = columns.map { "\($0.column) \($0.from ?? "unknown") → \($0.to ?? "unknown")" }
        return parts.joined(separator: ", ")
    }
}

/// A change of a fact as a member of a JSON list.
struct FactChangeEntry: Encodable {
    private let change: FactChange

    init(_ change: FactChange) {
        self.change = change
    }

    private enum CodingKeys: String, CodingKey { case fact, gone, columns }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(change.fact, forKey: .fact)
        try container.encode(change.isGone, forKey: .gone)
        try container.encode(change.columns.map(Column.init), forKey: .columns)
    }

    private struct Column: Encodable {
        let column: String
        let from: String?
        let to: String?

        init(_ change: FactChange.Column) {
            column = change.column
            from = change.from
            to = change.to
        }

        private enum CodingKeys: String, CodingKey { case column, from, to }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(column, forKey: .column)
            try container.encode(from, forKey: .from)
            try container.encode(to, forKey: .to)
        }
    }
}
