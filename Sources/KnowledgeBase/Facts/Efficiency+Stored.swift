import Domain

extension Efficiency: StoredFact {
    static let query = """
        SELECT parameter, architecture, runtime, precision, task, low, typical, high, samples, source_id,
            as_of, uncited
        FROM efficiencies
        WHERE dataset_id = ?1
        ORDER BY parameter, architecture, runtime, precision, task
        """

    init?(_ row: FactRow) {
        guard let parameter = Parameter(rawValue: row.text(0)) else { return nil }
        self.init(
            parameter: parameter, architecture: row.text(1), runtime: row.text(2), precision: row.text(3),
            task: row.text(4), low: row.double(5), typical: row.double(6), high: row.double(7), samples: row.int(8),
            provenance: row.provenance(9))
    }
}
