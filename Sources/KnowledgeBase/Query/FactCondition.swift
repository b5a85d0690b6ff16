import Domain

/// A filter as SQL with one parameter, and the parameter's value.
struct FactCondition {
    let sql: String
    let value: FactValue

    /// - Parameter parameter: the number of the parameter that takes the value.
    /// - Throws: `.usage` where the table lacks the column or the value does not fit it.
    init(_ filter: FactQuery.Filter, in table: DatasetTable, parameter: Int) throws(BerthError) {
        guard let column = table.columns.first(where: { $0.name == filter.column }) else {
            let names = table.columns.map(\.name)
            throw BerthError(
                .usage, "\(table.name) has no column \(filter.column)",
                hints: [
                    nearest(to: filter.column, among: names).map { "did you mean \($0)?" }
                        ?? "its columns are " + names.joined(separator: ", ")
                ])
        }
        value = try Self.value(filter, column)
        sql =
            switch filter.comparison {
            case .equal where column.isNumber: "\(column.expression) = ?\(parameter)"
            case .equal: "\(column.expression) = ?\(parameter) COLLATE NOCASE"
            case .notEqual: "\(column.expression) IS NOT ?\(parameter)"
            case .atLeast: "\(column.expression) >= ?\(parameter)"
            case .atMost: "\(column.expression) <= ?\(parameter)"
            case .above: "\(column.expression) > ?\(parameter)"
            case .below: "\(column.expression) < ?\(parameter)"
            case .contains: "instr(lower(\(column.expression)), lower(?\(parameter))) > 0"
            }
    }

    private static func value(_ filter: FactQuery.Filter, _ column: DatasetColumn) throws(BerthError) -> FactValue {
        guard column.isNumber, filter.comparison != .contains else { return .text(filter.value) }
        switch column.kind {
        case .usd:
            if let amount = Double(filter.value), amount.magnitude < 9e9 {
                return .integer(Int64((amount * 1_000_000_000).rounded()))
            }
        case .flag:
            if let flag = ["1": 1, "true": 1, "yes": 1, "0": 0, "false": 0, "no": 0][filter.value.lowercased()] {
                return .integer(Int64(flag))
            }
        default:
            if let number = Double(filter.value), number.isFinite { return .real(number) }
        }
        throw BerthError(.usage, "\(column.name) is a number, and \(filter.value) is none")
    }
}
