import Domain

extension RuntimeSupport: StoredFact {
    static let query = """
        SELECT runtime, device, formats, precisions, uses, compute_capability_min, cuda, memory_overhead_gib,
            start_s, source_id, as_of, uncited
        FROM runtime_support
        WHERE dataset_id = ?1
        ORDER BY runtime, device
        """

    init?(_ row: FactRow) {
        guard let device = Device(rawValue: row.text(1)) else { return nil }
        self.init(
            runtime: row.text(0), device: device, formats: row.members(2, of: ModelFormat.self),
            precisions: row.members(3, of: Precision.self), uses: row.members(4, of: RuntimeUse.self),
            computeCapabilityMin: row.optionalDouble(5), cuda: row.optionalText(6),
            memoryOverheadGiB: row.optionalDouble(7), startSeconds: row.optionalDouble(8),
            provenance: row.provenance(9))
    }
}
