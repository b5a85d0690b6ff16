/// What an import did, or would do.
public struct ImportReport: Hashable, Sendable {
    public enum Outcome: String, Hashable, Sendable {
        case imported
        /// The same content is there already; nothing was changed.
        case unchanged
        /// The same content had been retired and is back.
        case restored
        /// A dry run: nothing was changed.
        case wouldImport
    }

    public struct Table: Hashable, Sendable {
        public let name: String
        public let rows: Int
        /// Against the version that this one replaces; all rows where there is none.
        public let added: Int
        public let changed: Int
        public let removed: Int
        /// Rows of other layers that rows of this dataset hide.
        public let hidden: Int

        public init(name: String, rows: Int, added: Int, changed: Int, removed: Int, hidden: Int) {
            self.name = name
            self.rows = rows
            self.added = added
            self.changed = changed
            self.removed = removed
            self.hidden = hidden
        }

        public var unchanged: Int { rows - added - changed }
    }

    public let dataset: DatasetDescription
    public let sha256: String
    public let outcome: Outcome
    public let tables: [Table]

    public init(dataset: DatasetDescription, sha256: String, outcome: Outcome, tables: [Table]) {
        self.dataset = dataset
        self.sha256 = sha256
        self.outcome = outcome
        self.tables = tables
    }

    public var rows: Int { tables.reduce(0) { $0 + $1.rows } }
}
