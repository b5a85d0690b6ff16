/// What a forward pass is made of, by kind of operation.
public struct OperationCounts: Hashable, Sendable {
    /// Operations of an item in thousand millions, and the values in millions that they read and write.
    public struct Kind: Hashable, Sendable {
        public let gigaflops, millions: Double

        public init(gigaflops: Double, millions: Double) {
            self.gigaflops = gigaflops
            self.millions = millions
        }
    }

    /// Convolutions and matrix products with weights.
    public let dense: Kind
    /// Convolutions in groups, and those with a group for each channel.
    public let grouped, depthwise: Kind
    /// Matrix products of activations.
    public let attention: Kind
    /// Millions of values that norms, activations and sums read and write for an item.
    public let pointwiseMillions: Double
    /// The same where values are only moved, pooled or reduced.
    public let copiedMillions: Double
    /// Operations of a batch, however large.
    public let kernels: Double

    public init(
        dense: Kind, grouped: Kind, depthwise: Kind, attention: Kind, pointwiseMillions: Double,
        copiedMillions: Double, kernels: Double
    ) {
        self.dense = dense
        self.grouped = grouped
        self.depthwise = depthwise
        self.attention = attention
        self.pointwiseMillions = pointwiseMillions
        self.copiedMillions = copiedMillions
        self.kernels = kernels
    }

    public var gigaflops: Double { dense.gigaflops + grouped.gigaflops + depthwise.gigaflops + attention.gigaflops }

    /// Of an input with so many times the pixels.
    func scaled(by area: Double) -> OperationCounts {
        func scaled(_ kind: Kind) -> Kind { Kind(gigaflops: kind.gigaflops * area, millions: kind.millions * area) }
        return OperationCounts(
            dense: scaled(dense), grouped: scaled(grouped), depthwise: scaled(depthwise), attention: scaled(attention),
            pointwiseMillions: pointwiseMillions * area, copiedMillions: copiedMillions * area, kernels: kernels)
    }
}
