import Domain

extension ServicePrice: StoredFact {
    static let query = """
        SELECT provider, service, region, item, tier_from, unit, usd_nanos, free_quantity, source_id, as_of,
            uncited
        FROM service_prices
        WHERE dataset_id = ?1
        ORDER BY provider, service, region, item, tier_from
        """

    init?(_ row: FactRow) {
        self.init(
            provider: row.text(0), service: row.text(1), region: row.text(2), item: row.text(3),
            tierFrom: row.double(4), unit: row.text(5), usd: USD(nanos: row.statement.int(6)),
            freeQuantity: row.optionalDouble(7), provenance: row.provenance(8))
    }
}
