import Domain

extension TargetLimit: StoredFact {
    static let query = """
        SELECT target, "limit", accelerator, value, text, unit, source_id, as_of, uncited
        FROM target_limits
        WHERE dataset_id = ?1
        ORDER BY target, "limit", accelerator
        """

    init?(_ row: FactRow) {
        self.init(
            target: row.text(0), limit: row.text(1), accelerator: row.text(2), value: row.optionalDouble(3),
            text: row.optionalText(4), unit: row.text(5), provenance: row.provenance(6))
    }
}
