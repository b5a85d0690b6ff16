import Domain
import KnowledgeBase

/// Validates the rows of one table and stores them, one prepared statement and no string for each cell.
final class DatasetTableLoader {
    let table: DatasetTable
    let file: String
    private(set) var rows = 0
    var faults: DatasetFaults
    private let columnCount: Int
    let steps: [DatasetColumnStep]
    let references: [DatasetReferenceCheck]
    private let insert: SQLStatement
    private let sources: DatasetSourceNames
    /// Turns a cell's offset into a place that a person can go to.
    let locate: (Int) -> CSVPosition
    /// Of the current row, by step: whether there is a value, and the number it is.
    var present: [Bool]
    var numbers: [Double]

    init(
        table: DatasetTable, file: String, columns: [String], dataset: Int64, steps: [DatasetColumnStep],
        references: [DatasetReferenceCheck], insert: SQLStatement, sources: DatasetSourceNames, faults: DatasetFaults,
        locate: @escaping (Int) -> CSVPosition
    ) {
        self.table = table
        self.file = file
        self.columnCount = columns.count
        self.steps = steps
        self.references = references
        self.insert = insert
        self.sources = sources
        self.faults = faults
        self.locate = locate
        present = [Bool](repeating: false, count: steps.count)
        numbers = [Double](repeating: 0, count: steps.count)
        insert.bind(1, dataset)
    }

    /// - Parameter start: where the row begins, for faults of the row as a whole.
    func load(_ cells: [CSVCell], start: Int) throws {
        guard cells.count == columnCount else {
            return add(
                at: cells.count > columnCount ? cells[columnCount].offset : start, "",
                found: "\(cells.count) cells", expected: "\(columnCount), as in the first line",
                hint: cells.count > columnCount ? "a cell with a comma needs quotation marks" : nil)
        }
        let before = faults.all.count
        for index in steps.indices {
            try bind(index, cells, start)
        }
        if !table.rules.isEmpty { checkRules(cells, start) }
        if !references.isEmpty { checkReferences(cells) }
        guard faults.all.count == before, !faults.isFull else { return }
        if let code = try insert.executeOrRefusal() {
            refuse(code, cells, start)
        } else {
            rows += 1
        }
    }

    /// Tells the names that no row of the finished table has.
    func finish(learn: (DatasetReferenceCheck) throws -> Void) throws {
        for check in references where !check.pending.isEmpty {
            try learn(check)
            for missing in check.stillMissing() {
                addDangling(check, missing.value, at: missing.offset)
            }
        }
    }

    private func bind(_ index: Int, _ cells: [CSVCell], _ start: Int) throws {
        let step = steps[index]
        guard let source = step.cell, !cells[source].isEmpty else { return bindEmpty(index, cells, start) }
        let cell = cells[source]
        present[index] = true
        switch step.reading {
        case .text:
            if isSoundText(cell, step) { insert.bindInPlace(step.parameter, cell.text) }
        case .source:
            if isSoundText(cell, step) { insert.bind(step.parameter, try sources.id(of: cell.text)) }
        case .date:
            if cell.text.isDate {
                insert.bindInPlace(step.parameter, cell.text)
            } else {
                addValue(cell, step, hint: SpreadsheetHabit.hint(for: cell.string, in: step.column))
            }
        case .real:
            guard let number = number(cell, step) else { return }
            numbers[index] = step.factor.map { number.double * $0 } ?? number.double
            guard step.column.bounds.allows(numbers[index]) else { return addValue(cell, step) }
            insert.bind(step.parameter, numbers[index])
        case .integer:
            guard let number = number(cell, step) else { return }
            guard let value = number.integer, step.column.bounds.allows(Double(value)) else {
                return addValue(cell, step)
            }
            insert.bind(step.parameter, value)
        case .usd:
            guard let number = number(cell, step) else { return }
            guard let nanos = number.nanos(times: step.factor), nanos >= 0 else { return addValue(cell, step) }
            insert.bind(step.parameter, nanos)
        case .flag:
            guard let flag = cell.text.flag else { return addValue(cell, step) }
            insert.bind(step.parameter, Int64(flag ? 1 : 0))
        case .word:
            if step.knows(cell.text) { insert.bindInPlace(step.parameter, cell.text) } else { addValue(cell, step) }
        case .list:
            if isSoundText(cell, step), isSoundList(cell, step) { insert.bindInPlace(step.parameter, cell.text) }
        }
    }

    private func bindEmpty(_ index: Int, _ cells: [CSVCell], _ start: Int) {
        let step = steps[index]
        present[index] = false
        switch step.empty {
        case .null: insert.bindNull(step.parameter)
        case .text(let text): insert.bindInPlace(step.parameter, text)
        case .number(let value): insert.bind(step.parameter, value)
        case .source(let id): insert.bind(step.parameter, id)
        case .same(let other):
            if let cell = steps[other].cell { insert.bindInPlace(step.parameter, cells[cell].text) }
        case .required:
            let offset = step.cell.map { cells[$0].offset } ?? start
            add(at: offset, step.column.name, found: "nothing", expected: step.column.expectation)
        }
    }

    private func number(_ cell: CSVCell, _ step: DatasetColumnStep) -> DecimalNumber? {
        do {
            return try DecimalNumber(cell.text)
        } catch {
            addValue(
                cell, step,
                hint: error.hint(for: cell.string) ?? SpreadsheetHabit.hint(for: cell.string, in: step.column))
            return nil
        }
    }

    private func isSoundText(_ cell: CSVCell, _ step: DatasetColumnStep) -> Bool {
        if cell.hasControl {
            add(at: cell.offset, step.column.name, found: "a control character", expected: "plain text")
            return false
        }
        if cell.hasNonASCII, String(validating: cell.text, as: UTF8.self) == nil {
            add(
                at: cell.offset, step.column.name, found: "bytes that are no UTF-8", expected: "text in UTF-8",
                hint: "save the file as UTF-8")
            return false
        }
        return true
    }

    private func isSoundList(_ cell: CSVCell, _ step: DatasetColumnStep) -> Bool {
        guard !step.words.isEmpty else { return true }
        for member in cell.text.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        where !step.knows(UnsafeRawBufferPointer(rebasing: member)) {
            addValue(cell, step, found: String(decoding: member, as: UTF8.self))
            return false
        }
        return true
    }
}
