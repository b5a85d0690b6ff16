import Domain

extension CPU: StoredFact {
    static let query = """
        SELECT cpu, vendor, architecture, microarchitecture, isa, turbo_ghz, fp32_gflops_per_core,
            threads_per_core, cores, memory_bandwidth_gb_s, source_id, as_of, uncited
        FROM cpus
        WHERE dataset_id = ?1
        ORDER BY cpu
        """

    init?(_ row: FactRow) {
        self.init(
            name: row.text(0), vendor: row.text(1), architecture: row.text(2), microarchitecture: row.text(3),
            isa: Set(row.list(4)), turboGHz: row.optionalDouble(5), fp32GFLOPSPerCore: row.double(6),
            threadsPerCore: row.int(7), cores: row.optionalInt(8), memoryBandwidthGBs: row.optionalDouble(9),
            provenance: row.provenance(10))
    }
}
