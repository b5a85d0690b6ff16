/// What a public model's forward pass is made of at one size of input.
public struct Operations: Fact, Hashable {
    public static let table = "operations"

    public let model: String
    /// `3x224x224`.
    public let input: String
    public let counts: OperationCounts
    public let provenance: Provenance

    public var key: [String] { [model, input] }

    public static let columns: [FactColumn<Operations>] = [
        .init("model", \.model), .init("input", \.input), .init("dense_gflops", \.counts.dense.gigaflops),
        .init("grouped_gflops", \.counts.grouped.gigaflops), .init("depthwise_gflops", \.counts.depthwise.gigaflops),
        .init("attention_gflops", \.counts.attention.gigaflops), .init("dense_millions", \.counts.dense.millions),
        .init("grouped_millions", \.counts.grouped.millions),
        .init("depthwise_millions", \.counts.depthwise.millions),
        .init("attention_millions", \.counts.attention.millions),
        .init("pointwise_millions", \.counts.pointwiseMillions), .init("copied_millions", \.counts.copiedMillions),
        .init("kernels", \.counts.kernels),
    ]

    public init(model: String, input: String, counts: OperationCounts, provenance: Provenance) {
        self.model = model
        self.input = input
        self.counts = counts
        self.provenance = provenance
    }
}
