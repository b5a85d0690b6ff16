import Domain
import KnowledgeBase

/// The columns of a file, by the table's own names.
struct DatasetHeader {
    let columns: [String]
    /// What numbers of a column are multiplied by, where the file has another unit.
    let factors: [String: Double]

    /// Nil where the columns are not those of the table; the faults say why.
    init?(
        _ names: [(name: String, position: CSVPosition)], table: DatasetTable, rates: [String: Double], file: String,
        faults: inout DatasetFaults
    ) {
        let before = faults.all.count
        var columns: [String] = []
        var factors: [String: Double] = [:]
        for (name, position) in names {
            func fault(_ found: String, _ expected: String, _ hint: String?) -> DatasetFault {
                DatasetFault(
                    file: file, line: position.line, column: position.column, found: found, expected: expected,
                    hint: hint)
            }
            var found = table.column(readAs: name)?.name
            do throws(UnitConversion.Refusal) {
                if found == nil, let conversion = try UnitConversion(name, of: table, rates: rates) {
                    found = conversion.column.name
                    factors[conversion.column.name] = conversion.factor
                }
                if let found, columns.contains(found) {
                    faults.add(fault("the column \(name.quoted) twice", "each column once", nil))
                } else if found == nil {
                    faults.add(fault("the column \(name.quoted)", "a column of \(table.name)", Self.hint(name, table)))
                }
            } catch {
                switch error {
                case .unknownRate(let currency, let column):
                    faults.add(
                        fault(
                            "prices in \(currency)", column,
                            "write what one \(currency) is in USD into dataset.yaml: rates: {\(currency): 1.08}"))
                    // Its column is told; that it is missing need not be.
                    found = column
                }
            }
            columns.append(found ?? name)
        }
        let missing = table.columns.filter { $0.presence == .required && !columns.contains($0.name) }.map(\.name)
        // A line that was not taken apart lacks every column; its own fault says so.
        let isOneCell = names.count == 1 && names[0].name.contains { ";\t".contains($0) }
        if !missing.isEmpty, !isOneCell {
            let place = names.first?.position ?? CSVPosition(line: 0, column: 0)
            faults.add(
                DatasetFault(
                    file: file, line: place.line, column: place.column,
                    found: "no column " + missing.joined(separator: ", "),
                    expected: "every column that \(table.name) requires"))
        }
        guard faults.all.count == before else { return nil }
        self.columns = columns
        self.factors = factors
    }

    /// What was probably meant, or which habit of a spreadsheet's made the name.
    private static func hint(_ name: String, _ table: DatasetTable) -> String? {
        if name.isEmpty { return "delete the columns without a name" }
        if name.contains(";") { return "save the file with commas between its cells, not semicolons" }
        if name.contains("\t") { return "save the file with commas between its cells, not tabs" }
        if name == "currency" { return "name the price's column after its currency: eur_per_hour" }
        return nearest(to: name, among: table.columns.map(\.name)).map { "did you mean \($0.quoted)?" }
    }
}
