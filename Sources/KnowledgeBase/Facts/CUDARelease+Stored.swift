import Domain

extension CUDARelease: StoredFact {
    static let query = """
        SELECT cuda, min_driver, minor_compat_driver, compute_capability_min, compute_capability_max,
            source_id, as_of, uncited
        FROM cuda_compatibility
        WHERE dataset_id = ?1
        ORDER BY cuda
        """

    init?(_ row: FactRow) {
        self.init(
            cuda: row.text(0), minDriver: row.text(1), minorCompatDriver: row.text(2),
            computeCapabilityMin: row.double(3), computeCapabilityMax: row.double(4), provenance: row.provenance(5))
    }
}
