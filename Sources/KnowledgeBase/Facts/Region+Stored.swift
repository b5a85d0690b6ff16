import Domain

extension Region: StoredFact {
    static let query = """
        SELECT provider, region, residency, restricted, source_id, as_of, uncited
        FROM regions
        WHERE dataset_id = ?1
        ORDER BY provider, region
        """

    init?(_ row: FactRow) {
        self.init(
            provider: row.text(0), region: row.text(1), residency: row.text(2), restricted: row.flag(3),
            provenance: row.provenance(4))
    }
}
