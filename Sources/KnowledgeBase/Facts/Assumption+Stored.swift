import Domain

extension Assumption: StoredFact {
    static let query = """
        SELECT name, low, value, high, unit, source_id, as_of, uncited
        FROM assumptions
        WHERE dataset_id = ?1
        ORDER BY name
        """

    init?(_ row: FactRow) {
        self.init(
            name: row.text(0), low: row.double(1), value: row.double(2), high: row.double(3), unit: row.text(4),
            provenance: row.provenance(5))
    }
}
