public import Domain

/// The answer to a look-up.
public struct FactTable: Sendable {
    public struct Row: Sendable, Hashable {
        /// The readable key: `price/aws/us-east-1/g6.xlarge/on-demand`.
        public let id: FactID
        /// In the order of `columns`.
        public let values: [FactValue]
        public let dataset: Dataset
        /// The dataset whose row of the same key this one hides.
        public let hides: Dataset?

        public init(id: FactID, values: [FactValue], dataset: Dataset, hides: Dataset?) {
            self.id = id
            self.values = values
            self.dataset = dataset
            self.hides = hides
        }
    }

    public let table: DatasetTable
    public let columns: [DatasetColumn]
    public let rows: [Row]
    /// How many rows match, of which `rows` are a part.
    public let total: Int

    public init(table: DatasetTable, columns: [DatasetColumn], rows: [Row], total: Int) {
        self.table = table
        self.columns = columns
        self.rows = rows
        self.total = total
    }
}
