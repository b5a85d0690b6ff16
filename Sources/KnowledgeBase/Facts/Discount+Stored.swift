import Domain

extension Discount: StoredFact {
    static let query = """
        SELECT provider, service, family, purchase, from_usd_month, percent, source_id, as_of, uncited
        FROM discounts
        WHERE dataset_id = ?1
        ORDER BY provider, service, family, purchase, from_usd_month
        """

    init?(_ row: FactRow) {
        self.init(
            provider: row.text(0), service: row.text(1), family: row.text(2), purchase: Purchase(rawValue: row.text(3)),
            fromPerMonth: row.double(4), percent: row.double(5), provenance: row.provenance(6))
    }
}
