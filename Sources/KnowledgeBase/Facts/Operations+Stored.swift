import Domain

extension Operations: StoredFact {
    static let fields = """
        SELECT model, input, dense_gflops, grouped_gflops, depthwise_gflops, attention_gflops, dense_millions,
            grouped_millions, depthwise_millions, attention_millions, pointwise_millions, copied_millions, kernels,
            source_id, as_of, uncited
        FROM operations
        """

    static let query = """
        \(fields)
        WHERE dataset_id = ?1
        ORDER BY model, input
        """

    init?(_ row: FactRow) {
        func kind(_ column: Int32) -> OperationCounts.Kind {
            OperationCounts.Kind(gigaflops: row.double(column), millions: row.double(column + 4))
        }
        self.init(
            model: row.text(0), input: row.text(1),
            counts: OperationCounts(
                dense: kind(2), grouped: kind(3), depthwise: kind(4), attention: kind(5),
                pointwiseMillions: row.double(10), copiedMillions: row.double(11), kernels: row.double(12)),
            provenance: row.provenance(13))
    }
}
