public import Domain

/// Service times from the roofline, corrected by the nearest measurements.
public struct Predictor: Sendable {
    let efficiencies: [Efficiency]
    let measurements: [Measurement]
    let accelerators: [String: Accelerator]
    let cpus: [String: CPU]

    public init(
        efficiencies: [Efficiency], measurements: [Measurement], accelerators: [String: Accelerator],
        cpus: [String: CPU]
    ) {
        self.efficiencies = efficiencies
        self.measurements = measurements
        self.accelerators = accelerators
        self.cpus = cpus
    }

    /// The time of a batch; nil where the store holds no efficiency that fits.
    public func serviceTime(_ query: ServiceQuery) -> ServicePrediction? { nil }

    /// The times of batches 1…`maxBatch`, in milliseconds: what `Capacity.BatchQueue` takes.
    public func serviceCurve(_ query: ServiceQuery, maxBatch: Int) -> [Double]? { nil }

    /// One training step of a batch: forward and backward.
    public func trainingStep(_ query: ServiceQuery) -> ServicePrediction? { nil }

    /// LLM: reading `tokens` prompt tokens of each of `batch` sequences.
    public func prefill(_ query: ServiceQuery, tokens: Double) -> ServicePrediction? { nil }

    /// LLM: one token more for each of `batch` sequences with `contextTokens` in the cache.
    public func decodeStep(_ query: ServiceQuery, contextTokens: Double) -> ServicePrediction? { nil }
}
