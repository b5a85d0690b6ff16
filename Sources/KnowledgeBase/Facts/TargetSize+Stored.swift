import Domain

extension TargetSize: StoredFact {
    static let query = """
        SELECT target, accelerator, vcpu, memory_min_gib, memory_max_gib, memory_step_gib, source_id, as_of,
            uncited
        FROM target_sizes
        WHERE dataset_id = ?1
        ORDER BY target, accelerator, vcpu
        """

    init?(_ row: FactRow) {
        self.init(
            target: row.text(0), accelerator: row.text(1), vcpu: row.double(2), memoryMinGiB: row.double(3),
            memoryMaxGiB: row.double(4), memoryStepGiB: row.double(5), provenance: row.provenance(6))
    }
}
