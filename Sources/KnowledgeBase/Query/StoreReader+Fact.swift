public import Domain

extension StoreReader {
    /// The rows of a key as a list of datasets has them: the one that answers, then those that it hides.
    ///
    /// - Throws: `.usage` where the key begins with no table's name, `.notFound` where no row has it.
    public func facts(named id: FactID, datasets: [Dataset]) throws -> (table: DatasetTable, rows: [FactTable.Row]) {
        let parts = id.text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let names = DatasetTable.all.map(\.name.singularTableName)
        guard let table = DatasetTable.all.first(where: { $0.name.singularTableName == parts[0] }) else {
            throw BerthError(
                .usage, "no table's keys begin with \(parts[0])",
                hints: [
                    nearest(to: parts[0], among: names).map { "did you mean \($0)/…?" }
                        ?? "they begin with " + names.joined(separator: ", ")
                ])
        }
        var rows: [FactTable.Row] = []
        var rest = datasets[...]
        while let row = try row(id, Array(parts.dropFirst()), table, Array(rest)) {
            rows.append(row)
            rest = rest.drop { $0.id != row.dataset.id }.dropFirst()
        }
        guard !rows.isEmpty else {
            throw BerthError(
                .notFound, "there is no fact \(id)", hints: ["berth facts \(table.name) lists those there are"])
        }
        return (table, rows)
    }

    private func row(
        _ id: FactID, _ parts: [String], _ table: DatasetTable, _ datasets: [Dataset]
    ) throws -> FactTable.Row? {
        guard let first = parts.first else { return nil }
        let order = table.keyInOrder
        if parts.count == order.count {
            let filters = zip(order, parts).map { FactQuery.Filter($0, .equal, $1) }
            if let row = try facts(FactQuery(table: table, datasets: datasets, filters: filters)).next() { return row }
        }
        // A key leaves out what is empty, and a part may hold a slash of its own.
        let cursor = try facts(
            FactQuery(
                table: table, datasets: datasets, filters: [.init(order[0], .contains, first)],
                limit: .max))
        while let row = try cursor.next() {
            if row.id == id { return row }
        }
        return nil
    }
}
