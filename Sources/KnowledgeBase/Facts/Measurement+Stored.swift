import Domain

extension Measurement: StoredFact {
    static let query = """
        SELECT id, kind, model, family, task, hardware, hardware_kind, hardware_count, runtime, precision,
            batch, input, gflops_per_item, parameters_millions, activations_millions, latency_ms,
            throughput_per_s, notes, source_id, as_of, uncited
        FROM measurements
        WHERE dataset_id = ?1
        ORDER BY id
        """

    init?(_ row: FactRow) {
        guard let kind = Kind(rawValue: row.text(1)) else { return nil }
        self.init(
            measurementID: row.text(0), kind: kind, model: row.text(2), family: row.text(3), task: row.text(4),
            hardware: row.text(5), hardwareKind: row.text(6), hardwareCount: row.double(7), runtime: row.text(8),
            precision: row.text(9), batch: row.optionalInt(10), input: row.optionalText(11),
            gigaflopsPerItem: row.optionalDouble(12), parametersMillions: row.optionalDouble(13),
            activationsMillions: row.optionalDouble(14), latencyMilliseconds: row.optionalDouble(15),
            throughputPerSecond: row.optionalDouble(16), notes: row.text(17), provenance: row.provenance(18))
    }
}
