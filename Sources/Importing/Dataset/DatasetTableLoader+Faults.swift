import Domain
import KnowledgeBase

/// Wording: what was found, what was expected, and what was probably meant.
extension DatasetTableLoader {
    /// What SQLite did not take: a second row with the same key, or a constraint that only the schema knows.
    func refuse(_ code: Int32, _ cells: [CSVCell], _ start: Int) {
        let key = table.key.compactMap { name in
            steps.first { $0.column.name == name }?.cell.map { cells[$0].string }
        }
        if SQLStatement.isDuplicateKey(code) {
            add(
                at: start, "", found: "a second row for \(key.joined(separator: "/"))",
                expected: "one row for each \(table.key.joined(separator: ", "))")
        } else {
            add(at: start, "", found: "a row that the store refuses", expected: "values as in docs/datasets.md")
        }
    }

    func addDangling(_ check: DatasetReferenceCheck, _ value: String, at offset: Int) {
        let column = check.steps.last.map { steps[$0].column.name } ?? ""
        let meant =
            faults.wantsSuggestions ? nearest(to: value, among: Set(check.candidates()).subtracting([value])) : nil
        add(
            at: offset, column, found: value.quoted, expected: "a row of \(check.reference.table)",
            hint: meant.map { "did you mean \($0.quoted)?" }
                ?? SpreadsheetHabit.hint(for: value, in: table.column(named: column)))
    }

    func addValue(_ cell: CSVCell, _ step: DatasetColumnStep, found: String? = nil, hint: String? = nil) {
        let found = found ?? cell.string
        let meant =
            step.words.isEmpty || !faults.wantsSuggestions
            ? nil
            : nearest(
                to: found, among: step.words.map { String(decoding: $0, as: UTF8.self) })
        add(
            at: cell.offset, step.column.name, found: found.quoted, expected: step.column.expectation,
            hint: hint ?? meant.map { "did you mean \($0.quoted)?" })
    }

    func add(at offset: Int, _ key: String, found: String, expected: String, hint: String? = nil) {
        guard !faults.isFull else { return }
        let place = locate(offset)
        faults.add(
            DatasetFault(
                file: file, line: place.line, column: place.column, key: key, found: found, expected: expected,
                hint: hint))
    }
}
