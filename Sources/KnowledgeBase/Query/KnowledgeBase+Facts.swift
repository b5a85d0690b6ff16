import Domain

extension KnowledgeBase {
    /// Looks facts up as the datasets of the query show them, in the order of their keys.
    ///
    /// - Throws: `.usage` where a filter names no column of the table or compares a number with a word.
    public func facts(_ query: FactQuery) throws -> FactTable {
        let conditions = try query.filters.enumerated().map { index, filter in
            try FactCondition(filter, in: query.table, parameter: index + 6)
        }
        let accelerators = try query.accelerators.isEmpty ? nil : query.table.acceleratorCondition()
        return try read { database in
            let reader = try FactReader(database, datasets: query.datasets)
            let sql = conditions.map(\.sql) + [accelerators].compactMap { $0 }
            let count = try SQLStatement(query.table.countSQL(sql), in: database)
            let statement = try SQLStatement(query.table.factsSQL(sql), in: database)
            for statement in [count, statement] {
                statement.bind(1, reader.holderList(of: query.table.name))
                if accelerators != nil {
                    statement.bind(4, query.accelerators.asJSON)
                    statement.bind(5, reader.holderList(of: "instances"))
                }
                for (index, condition) in conditions.enumerated() {
                    statement.bind(Int32(index + 6), condition.value)
                }
            }
            statement.bind(2, Int64(query.limit))
            statement.bind(3, Int64(query.offset))
            let total = try count.step() ? Int(count.int(0)) : 0
            let byID = Dictionary(query.datasets.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            var rows: [FactTable.Row] = []
            while try statement.step() {
                guard let dataset = byID[statement.int(0)] else { continue }
                let values = query.table.columns.enumerated().map {
                    statement.value(Int32($0.offset + 2), of: $0.element)
                }
                rows.append(
                    FactTable.Row(
                        id: query.table.factID(values), values: values, dataset: dataset,
                        hides: statement.isNull(1) ? nil : byID[statement.int(1)]))
            }
            return FactTable(table: query.table, columns: query.table.columns, rows: rows, total: total)
        }
    }
}

extension DatasetTable {
    /// The readable key of a row, spelled as `Fact.id` spells it.
    func factID(_ values: [FactValue]) -> FactID {
        let order = name == "prices" ? ["provider", "region", "instance_type", "purchase"] : key
        let parts = order.map { part -> String in
            guard let index = columns.firstIndex(where: { $0.name == part }) else { return "" }
            switch values[index] {
            case .real(let value): return name == "service_prices" && value == 0 ? "" : "\(value)"
            case let other: return other.plain ?? ""
            }
        }
        return FactID(([name.singularTableName] + parts.filter { !$0.isEmpty }).joined(separator: "/"))
    }
}

extension FactReader {
    /// The datasets that have rows of a table, as a JSON array, highest precedence first.
    fileprivate func holderList(of table: String) -> String {
        "[" + holders(of: table).map(String.init).joined(separator: ",") + "]"
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
