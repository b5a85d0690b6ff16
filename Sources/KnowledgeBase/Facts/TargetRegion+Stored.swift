import Domain

extension TargetRegion: StoredFact {
    static let query = """
        SELECT target, region, accelerator, source_id, as_of, uncited
        FROM target_regions
        WHERE dataset_id = ?1
        ORDER BY target, region, accelerator
        """

    init?(_ row: FactRow) {
        self.init(
            target: row.text(0), region: row.text(1), accelerator: row.text(2), provenance: row.provenance(3))
    }
}
