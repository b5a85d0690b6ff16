import Domain

extension BaseImage: StoredFact {
    static let query = """
        SELECT reference, role, runtime, device, cuda, framework, architectures, compressed_mb,
            uncompressed_mb, min_driver, digest, source_id, as_of, uncited
        FROM base_images
        WHERE dataset_id = ?1
        ORDER BY reference
        """

    init?(_ row: FactRow) {
        guard
            let role = Role(rawValue: row.text(1)),
            let device = Device(rawValue: row.text(3))
        else { return nil }
        self.init(
            reference: row.text(0), role: role, runtime: row.optionalText(2), device: device,
            cuda: row.optionalText(4), framework: row.optionalText(5), architectures: Set(row.list(6)),
            compressedMB: row.optionalDouble(7), uncompressedMB: row.optionalDouble(8),
            minDriver: row.optionalText(9), digest: row.optionalText(10), provenance: row.provenance(11))
    }
}
