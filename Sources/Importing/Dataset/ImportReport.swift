public import Domain

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
        /// A dry run of what had been retired.
        case wouldRestore
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
    public let version: Dataset
    /// The version whose place it takes.
    public let replaced: Dataset?
    public var outcome: Outcome
    public let tables: [Table]
    /// What a foreign file holds that Berth has no use for, in words.
    public let remarks: [String]

    public init(
        dataset: DatasetDescription, version: Dataset, replaced: Dataset? = nil, outcome: Outcome,
        tables: [Table] = [], remarks: [String] = []
    ) {
        self.dataset = dataset
        self.version = version
        self.replaced = replaced
        self.outcome = outcome
        self.tables = tables
        self.remarks = remarks
    }

    public var sha256: String { version.sha256 }
    public var rows: Int { tables.reduce(0) { $0 + $1.rows } }
}
