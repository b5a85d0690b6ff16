import Domain

extension Price: StoredFact {
    static let query = """
        SELECT provider, region, instance_type, purchase, usd_nanos_per_hour, source_id, as_of, uncited
        FROM prices
        WHERE dataset_id = ?1
        ORDER BY provider, instance_type, purchase, region
        """

    init?(_ row: FactRow) {
        guard let purchase = Purchase(rawValue: row.text(3)) else { return nil }
        self.init(
            provider: row.text(0), region: row.text(1), instanceType: row.text(2), purchase: purchase,
            usdPerHour: USD(nanos: row.statement.int(4)), provenance: row.provenance(5))
    }
}
