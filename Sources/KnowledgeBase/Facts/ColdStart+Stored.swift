import Domain

extension ColdStart: StoredFact {
    static let query = """
        SELECT target, component, device, unit, low, typical, high, source_id, as_of, uncited
        FROM cold_starts
        WHERE dataset_id = ?1
        ORDER BY target, component, device
        """

    init?(_ row: FactRow) {
        guard let component = Component(rawValue: row.text(1)) else { return nil }
        self.init(
            target: row.text(0), component: component, device: row.text(2), unit: row.text(3), low: row.double(4),
            typical: row.double(5), high: row.double(6), provenance: row.provenance(7))
    }
}
