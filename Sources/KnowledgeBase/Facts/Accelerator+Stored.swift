import Domain

extension Accelerator: StoredFact {
    static let query = """
        SELECT accelerator, vendor, architecture, kind, compute_capability, memory_gib,
            memory_bandwidth_gb_s, fp32_tflops, tf32_tflops, fp16_tflops, bf16_tflops, int8_tops, fp8_tflops,
            fp4_tflops, interconnect_gb_s, tdp_w, source_id, as_of, uncited
        FROM accelerators
        WHERE dataset_id = ?1
        ORDER BY accelerator
        """

    init?(_ row: FactRow) {
        guard let kind = Device(rawValue: row.text(3)) else { return nil }
        self.init(
            name: row.text(0), vendor: row.text(1), architecture: row.text(2), kind: kind,
            computeCapability: row.optionalDouble(4), memoryGiB: row.double(5),
            memoryBandwidthGBs: row.optionalDouble(6), fp32TFLOPS: row.optionalDouble(7),
            tf32TFLOPS: row.optionalDouble(8), fp16TFLOPS: row.optionalDouble(9),
            bf16TFLOPS: row.optionalDouble(10), int8TOPS: row.optionalDouble(11), fp8TFLOPS: row.optionalDouble(12),
            fp4TFLOPS: row.optionalDouble(13), interconnectGBs: row.optionalDouble(14),
            designPowerW: row.optionalDouble(15), provenance: row.provenance(16))
    }
}
