import Domain

extension KnowledgeBase {
    /// Looks facts up as the datasets of the query show them, in the order of their keys.
    ///
    /// - Throws: `.usage` where a filter names no column of the table or compares a number with a word.
    public func facts(_ query: FactQuery) throws -> FactTable {
        try reading { store in
            let cursor = try store.facts(query)
            let total = try cursor.total()
            var rows: [FactTable.Row] = []
            while let row = try cursor.next() { rows.append(row) }
            return FactTable(table: query.table, columns: query.table.columns, rows: rows, total: total)
        }
    }
}

extension DatasetTable {
    /// Whether the first tier, from nothing, is left out of readable keys.
    private var hasTiers: Bool { name == Self.servicePrices.name || name == Self.discounts.name }

    /// The key's columns as a readable key has them.
    var keyInOrder: [String] {
        name == Self.prices.name ? ["provider", "region", "instance_type", "purchase"] : key
    }

    /// The readable key of a row, spelled as `Fact.id` spells it.
    func factID(_ values: [FactValue]) -> FactID {
        let parts = keyInOrder.map { part -> String in
            guard let index = columns.firstIndex(where: { $0.name == part }) else { return "" }
            switch values[index] {
            case .real(let value): return hasTiers && value == 0 ? "" : "\(value)"
            case let other: return other.plain ?? ""
            }
        }
        return FactID(([name.singularTableName] + parts.filter { !$0.isEmpty }).joined(separator: "/"))
    }
}

extension SQLStatement {
    func bind(_ index: Int32, _ value: FactValue) {
        switch value {
        case .null: bindNull(index)
        case .text(let text): bind(index, text)
        case .integer(let value): bind(index, value)
        case .real(let value): bind(index, value)
        case .usd(let amount): bind(index, amount.nanos)
        }
    }

    /// A stored cell as its column says to read it.
    func value(_ index: Int32, of column: DatasetColumn) -> FactValue {
        if isNull(index) { return .null }
        return switch column.kind {
        case .real: .real(double(index))
        case .integer, .flag: .integer(int(index))
        case .usd: .usd(USD(nanos: int(index)))
        case .text, .date, .word, .list: .text(text(index))
        }
    }
}
