public import Domain

/// A dataset as the store keeps it, with where it came from and how much it holds.
public struct DatasetRecord: Hashable, Sendable {
    public let dataset: Dataset
    public let source: String
    public let licence: String
    public let description: String
    /// ISO 8601, UTC.
    public let importedAt: String
    /// When it was hidden; nil while answers rest on it.
    public let retiredAt: String?
    /// Rows of each table that it has rows of, by the table's name.
    public let rows: [String: Int]

    public init(
        dataset: Dataset, source: String, licence: String, description: String, importedAt: String,
        retiredAt: String?, rows: [String: Int]
    ) {
        self.dataset = dataset
        self.source = source
        self.licence = licence
        self.description = description
        self.importedAt = importedAt
        self.retiredAt = retiredAt
        self.rows = rows
    }
}
