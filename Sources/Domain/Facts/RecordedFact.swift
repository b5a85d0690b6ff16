/// A cited fact with the value it had, as the ledger keeps it.
public struct RecordedFact: Hashable, Sendable {
    public let cited: CitedFact
    /// `datasets.id`.
    public let dataset: Int64
    /// The row as a JSON object.
    public let value: String

    public init(cited: CitedFact, dataset: Int64, value: String) {
        self.cited = cited
        self.dataset = dataset
        self.value = value
    }
}
