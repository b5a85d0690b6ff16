public import Domain

/// A price that two versions of a dataset state differently.
public struct PriceMove: Sendable, Hashable {
    public let id: FactID
    public let before: USD
    public let after: USD

    /// −0.1 for a tenth less; nil for a price that was nothing.
    public var share: Double? { before == .zero ? nil : after.dollars / before.dollars - 1 }
}

extension StoreReader {
    /// Prices of both versions that differ, the one that moved by the largest factor first.
    public func priceMoves(from before: Dataset, to after: Dataset) throws -> [PriceMove] {
        var moves: [PriceMove] = []
        for table in DatasetTable.all {
            guard let sql = table.priceMovesSQL else { continue }
            let statement = try SQLStatement(sql, in: database)
            statement.bind(1, after.id)
            statement.bind(2, before.id)
            while try statement.step() {
                var values = [FactValue](repeating: .null, count: table.columns.count)
                for (index, column) in table.keyColumns.enumerated() {
                    guard let place = table.columns.firstIndex(where: { $0.name == column.name }) else { continue }
                    values[place] = statement.value(Int32(index + 2), of: column)
                }
                moves.append(
                    PriceMove(
                        id: table.factID(values), before: USD(nanos: statement.int(0)),
                        after: USD(nanos: statement.int(1))))
            }
        }
        return moves.sorted { $0.factor > $1.factor }
    }
}

extension PriceMove {
    fileprivate var factor: Double {
        let ends = [before.dollars, after.dollars].sorted()
        return ends[0] > 0 ? ends[1] / ends[0] : .infinity
    }
}
