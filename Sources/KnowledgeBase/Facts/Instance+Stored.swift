import Domain

extension Instance: StoredFact {
    static let query = """
        SELECT provider, instance_type, vcpu, memory_gib, architecture, cpu, accelerator, accelerator_count,
            accelerator_memory_gib, network_gbps, local_disk_gb, family, burstable, previous_generation,
            managed_by, hardware_of, quantity, notes, source_id, as_of, uncited
        FROM instances
        WHERE dataset_id = ?1
        ORDER BY instance_type
        """

    init?(_ row: FactRow) {
        self.init(
            provider: row.text(0), type: row.text(1), vcpu: row.double(2), memoryGiB: row.double(3),
            architecture: row.text(4), cpu: row.optionalText(5), accelerator: row.optionalText(6),
            acceleratorCount: row.double(7), acceleratorMemoryGiB: row.optionalDouble(8),
            networkGbps: row.optionalDouble(9), localDiskGB: row.optionalDouble(10), family: row.text(11),
            burstable: row.flag(12), previousGeneration: row.flag(13), managedBy: row.optionalText(14),
            hardwareOf: row.optionalText(15), quantity: row.optionalInt(16), notes: row.text(17),
            provenance: row.provenance(18))
    }
}
