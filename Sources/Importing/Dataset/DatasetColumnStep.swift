import KnowledgeBase

/// How one column of the rows to come is read: from which cell, as what, and what an empty cell stands for.
final class DatasetColumnStep {
    enum Empty {
        case null
        case required
        case text(UnsafeRawBufferPointer)
        case number(Double)
        /// The number of the step whose value it takes.
        case same(Int)
        case source(Int64)
    }

    enum Reading {
        case text, source, date, real, integer, flag, usd, word, list
    }

    let column: DatasetColumn
    /// The cell's index in a row; nil where the file lacks the column.
    let cell: Int?
    /// What a number is multiplied by, where the file has another unit.
    let factor: Double?
    /// The statement's parameter.
    let parameter: Int32
    let reading: Reading
    let empty: Empty
    let words: [[UInt8]]
    /// The word that was met last, tried first: neighbours tend to agree.
    var lastWord = 0
    private let storage: UnsafeMutableRawBufferPointer?

    init(
        _ column: DatasetColumn, cell: Int?, factor: Double?, parameter: Int32, in table: DatasetTable, sourceID: Int64,
        asOf: String
    ) {
        self.column = column
        self.cell = cell
        self.factor = factor
        self.parameter = parameter
        switch column.kind {
        case .text: reading = column.name == "source" ? .source : .text
        case .date: reading = .date
        case .real: reading = .real
        case .integer: reading = .integer
        case .flag: reading = .flag
        case .usd: reading = .usd
        case .word: reading = .word
        case .list: reading = .list
        }
        switch column.kind {
        case .word(let words), .list(let words): self.words = words.map { Array($0.utf8) }
        default: words = []
        }
        var storage: UnsafeMutableRawBufferPointer?
        switch column.presence {
        case _ where reading == .source: empty = .source(sourceID)
        case _ where reading == .date && cell == nil:
            storage = Self.copy(asOf)
            empty = .text(UnsafeRawBufferPointer(storage ?? .init(start: nil, count: 0)))
        case .required: empty = .required
        case .optional: empty = .null
        case .sameAs(let other): empty = .same(table.columns.firstIndex { $0.name == other } ?? 0)
        case .otherwise(let text) where column.isNumber: empty = .number(Double(text) ?? 0)
        case .otherwise(let text):
            storage = Self.copy(text)
            empty = .text(UnsafeRawBufferPointer(storage ?? .init(start: nil, count: 0)))
        }
        self.storage = storage
    }

    deinit {
        storage?.deallocate()
    }

    /// A place in memory that outlives the rows; one byte at least, so that empty text has an address.
    private static func copy(_ text: String) -> UnsafeMutableRawBufferPointer {
        let bytes = Array(text.utf8)
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
        memory.copyBytes(from: bytes)
        return UnsafeMutableRawBufferPointer(start: memory.baseAddress, count: bytes.count)
    }
}
