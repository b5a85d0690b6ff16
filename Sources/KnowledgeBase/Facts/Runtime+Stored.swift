import Domain

extension Runtime: StoredFact {
    static let query = """
        SELECT runtime, version, server, dynamic_batching, maintained, source_id, as_of, uncited
        FROM runtimes
        WHERE dataset_id = ?1
        ORDER BY runtime
        """

    init?(_ row: FactRow) {
        self.init(
            name: row.text(0), version: row.optionalText(1), server: row.optionalText(2),
            dynamicBatching: row.flag(3), maintained: row.flag(4), provenance: row.provenance(5))
    }
}
