import KnowledgeBase

/// Whether the rows that a column names exist, in this dataset or in those it can see.
final class DatasetReferenceCheck {
    /// A name whose row may still come: the table refers to itself.
    struct Pending {
        let key: [UInt8]
        let offset: Int
        let value: String
    }

    let reference: DatasetColumn.Reference
    /// The steps whose cells make up the key; the last is the referring column's own.
    let steps: [Int]
    let isWithinTable: Bool
    private let exempt: [[UInt8]]
    private var keys = ByteKeyTable()
    private var key: [UInt8] = []
    private var lastSound: [UInt8] = []
    private(set) var pending: [Pending] = []

    private static let separator: UInt8 = 0x1F

    init(_ reference: DatasetColumn.Reference, steps: [Int], in table: DatasetTable) {
        self.reference = reference
        self.steps = steps
        isWithinTable = reference.table == table.name
        exempt = reference.exempt.map { Array($0.utf8) }
    }

    /// Learns the keys that a statement lists.
    func learn(_ statement: SQLStatement) throws {
        while try statement.step() {
            key.removeAll(keepingCapacity: true)
            for index in steps.indices {
                if index > 0 { key.append(Self.separator) }
                key.append(contentsOf: statement.bytes(Int32(index)))
            }
            let isNew = key.withUnsafeBytes { keys.value(for: $0) == nil }
            if isNew { key.withUnsafeBytes { keys.insert($0) } }
        }
    }

    /// Whether the named row exists. A missing one is told once; one that may still come is kept for later.
    ///
    /// - Parameter own: the referring value: the cell, or one member of its list.
    func finds(_ own: UnsafeRawBufferPointer, prefix: (Int) -> UnsafeRawBufferPointer, offset: Int) -> Bool {
        if exempt.contains(where: { own.elementsEqual($0) }) { return true }
        key.removeAll(keepingCapacity: true)
        for index in steps.dropLast() {
            key.append(contentsOf: prefix(index))
            key.append(Self.separator)
        }
        key.append(contentsOf: own)
        if key == lastSound { return true }
        if key.withUnsafeBytes({ keys.value(for: $0) }) != nil {
            swap(&key, &lastSound)
            return true
        }
        if isWithinTable {
            pending.append(Pending(key: key, offset: offset, value: String(decoding: own, as: UTF8.self)))
            return true
        }
        key.withUnsafeBytes { keys.insert($0) }
        return false
    }

    /// The pending names that are still missing once the table is complete.
    func stillMissing() -> [Pending] {
        pending.filter { waiting in waiting.key.withUnsafeBytes { keys.value(for: $0) == nil } }
    }

    /// The last parts of the known keys, for suggestions.
    func candidates() -> [String] {
        keys.keys.map { $0.split(separator: "\u{1F}").last.map(String.init) ?? $0 }
    }
}
