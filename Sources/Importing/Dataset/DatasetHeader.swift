import Domain
import KnowledgeBase

/// The columns of a file, by the table's own names.
struct DatasetHeader {
    let columns: [String]

    /// Nil where the columns are not those of the table; the faults say why.
    init?(
        _ names: [(name: String, position: CSVPosition)], table: DatasetTable, file: String, faults: inout DatasetFaults
    ) {
        let before = faults.all.count
        var columns: [String] = []
        for (name, position) in names {
            let column = table.column(readAs: name)
            func fault(_ found: String, _ expected: String, _ hint: String?) -> DatasetFault {
                DatasetFault(
                    file: file, line: position.line, column: position.column, found: found, expected: expected,
                    hint: hint)
            }
            if let column, columns.contains(column.name) {
                faults.add(fault("the column \(name.quoted) twice", "each column once", nil))
            } else if column == nil {
                let meant = nearest(to: name, among: table.columns.map(\.name))
                faults.add(
                    fault(
                        "the column \(name.quoted)", "a column of \(table.name)",
                        meant.map { "did you mean \($0.quoted)?" }))
            }
            columns.append(column?.name ?? name)
        }
        let missing = table.columns.filter { $0.presence == .required && !columns.contains($0.name) }.map(\.name)
        if !missing.isEmpty {
            let place = names.first?.position ?? CSVPosition(line: 0, column: 0)
            faults.add(
                DatasetFault(
                    file: file, line: place.line, column: place.column,
                    found: "no column " + missing.joined(separator: ", "),
                    expected: "every column that \(table.name) requires"))
        }
        guard faults.all.count == before else { return nil }
        self.columns = columns
    }
}
