import KnowledgeBase

/// What the tables, the views and their columns mean: `.schema --explain`, `.tables`, completion.
///
/// A test holds this against the schema that the migrations make: nothing is missing, nothing is left over.
public struct SchemaGuide: Sendable {
    public struct Table: Sendable {
        public let name: String
        public let isView: Bool
        public let purpose: String
        public let columns: [Column]
    }

    public struct Column: Sendable, Equatable {
        public let name: String
        public let unit: String?
        public let meaning: String

        init(_ name: String, _ meaning: String, unit: String? = nil) {
            self.name = name
            self.unit = unit
            self.meaning = meaning
        }
    }

    /// Views first, which are made for people, then the ledger, then the facts.
    public static let tables: [Table] = views + ledger + bookkeeping + DatasetTable.all.map(Table.init)

    public static func table(named name: String) -> Table? {
        tables.first { $0.name == name.lowercased() }
    }
}

extension SchemaGuide.Table {
    init(view name: String, _ purpose: String, _ columns: [SchemaGuide.Column]) {
        self.init(name: name, isView: true, purpose: purpose, columns: columns)
    }

    init(_ name: String, _ purpose: String, _ columns: [SchemaGuide.Column]) {
        self.init(name: name, isView: false, purpose: purpose, columns: columns)
    }

    /// A table of facts, as the dataset format describes it.
    fileprivate init(_ table: DatasetTable) {
        self.init(
            table.name, table.purpose,
            [.init("dataset_id", "The dataset that says so: datasets.id")]
                + table.columns.map { column in
                    switch column.stored {
                    case "source_id": .init("source_id", "The document that says so: sources.id")
                    case column.name: .init(column.name, column.meaning, unit: column.unit)
                    case let stored: .init(stored, column.meaning, unit: column.unit.map { "nano-\($0)" })
                    }
                })
    }
}
