public import Domain

/// How the rows of one list of datasets differ from those of another, by key.
public struct DatasetDiff: Sendable {
    public enum Kind: String, Sendable, Hashable { case added, changed, removed }

    public struct Change: Sendable, Hashable {
        public struct Value: Sendable, Hashable {
            public let column: String
            public let before: FactValue
            public let after: FactValue
        }

        public let kind: Kind
        public let id: FactID
        /// The columns that differ; of an added or removed row those that hold something beside the key.
        public let values: [Value]
    }

    public struct Table: Sendable {
        public let name: String
        public internal(set) var added = 0
        public internal(set) var changed = 0
        public internal(set) var removed = 0
        /// As many as were asked for, in the order of their keys.
        public internal(set) var changes: [Change] = []
    }

    /// Tables that differ.
    public let tables: [Table]

    public var isEmpty: Bool { tables.isEmpty }
    public var count: Int { tables.reduce(0) { $0 + $1.added + $1.changed + $1.removed } }
}

extension StoreReader {
    /// Holds the rows that `after` shows against those that `before` shows.
    ///
    /// - Parameters:
    ///   - isOverlay: rows that only `before` has are still there, and so are no difference.
    ///   - limit: how many changes to list; all are counted.
    public func diff(
        from before: [Dataset], to after: [Dataset], isOverlay: Bool = false, limit: Int
    ) throws -> DatasetDiff {
        var tables: [DatasetDiff.Table] = []
        var left = limit
        for table in DatasetTable.all {
            var merge = DatasetMerge(
                table: table, before: try facts(FactQuery(table: table, datasets: before, limit: .max)),
                after: try facts(FactQuery(table: table, datasets: after, limit: .max)), isOverlay: isOverlay,
                limit: left)
            let found = try merge.run()
            left -= found.changes.count
            if found.added + found.changed + found.removed > 0 { tables.append(found) }
        }
        return DatasetDiff(tables: tables)
    }
}

/// Walks through two lookups of one table side by side, both in the order of their keys.
private struct DatasetMerge {
    let table: DatasetTable
    let before: FactCursor
    let after: FactCursor
    let isOverlay: Bool
    let limit: Int
    private var found: DatasetDiff.Table
    private let keys: [Int]

    init(table: DatasetTable, before: FactCursor, after: FactCursor, isOverlay: Bool, limit: Int) {
        self.table = table
        self.before = before
        self.after = after
        self.isOverlay = isOverlay
        self.limit = limit
        found = DatasetDiff.Table(name: table.name)
        keys = table.key.compactMap { name in table.columns.firstIndex { $0.name == name } }
    }

    mutating func run() throws -> DatasetDiff.Table {
        var new = try after.next()
        var old = isOverlay && new == nil ? nil : try before.next()
        while new != nil || (old != nil && !isOverlay) {
            let order = order(old, new)
            if order <= 0 {
                if order < 0, !isOverlay { note(.removed, from: old, to: nil) }
                if order == 0, old?.values != new?.values { note(.changed, from: old, to: new) }
                old = try before.next()
            }
            if order >= 0 {
                if order > 0 { note(.added, from: nil, to: new) }
                new = try after.next()
            }
        }
        return found
    }

    /// Below zero where the older row comes first, above zero where the newer does, zero for the same key.
    private func order(_ old: FactTable.Row?, _ new: FactTable.Row?) -> Int {
        guard let old else { return 1 }
        guard let new else { return -1 }
        for key in keys where old.values[key] != new.values[key] {
            return old.values[key].isOrdered(before: new.values[key]) ? -1 : 1
        }
        return 0
    }

    private mutating func note(_ kind: DatasetDiff.Kind, from old: FactTable.Row?, to new: FactTable.Row?) {
        switch kind {
        case .added: found.added += 1
        case .changed: found.changed += 1
        case .removed: found.removed += 1
        }
        guard found.changes.count < limit, let row = new ?? old else { return }
        let values = table.columns.indices.compactMap { index -> DatasetDiff.Change.Value? in
            let was = old?.values[index] ?? .null, now = new?.values[index] ?? .null
            guard was != now, kind == .changed || !keys.contains(index) else { return nil }
            return .init(column: table.columns[index].name, before: was, after: now)
        }
        found.changes.append(.init(kind: kind, id: row.id, values: values))
    }
}

extension FactValue {
    /// The order in which SQLite sorts keys: numbers by size, text by its bytes.
    fileprivate func isOrdered(before other: FactValue) -> Bool {
        switch (self, other) {
        case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
        case (.integer(let a), .integer(let b)): a < b
        case (.real(let a), .real(let b)): a < b
        default: false
        }
    }
}
