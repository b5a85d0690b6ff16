public import Domain

/// Service times from the roofline, corrected by the nearest measurements (docs/prediction.md).
public struct Predictor: Sendable {
    let context: RooflineContext
    let measurements: [Measurement]
    let index: MeasurementIndex
    let spreads: Spreads?

    public init(
        efficiencies: [Efficiency], measurements: [Measurement], accelerators: [String: Accelerator],
        cpus: [String: CPU]
    ) {
        context = RooflineContext(efficiencies: efficiencies, accelerators: accelerators, cpus: cpus)
        self.measurements = measurements
        index = MeasurementIndex(measurements, context)
        spreads = Spreads(context.table)
    }

    /// The time of a batch; nil where the store holds no efficiency that fits.
    public func serviceTime(_ query: ServiceQuery) -> ServicePrediction? {
        if query.model.task == .llm { return decodeStep(query, contextTokens: 0) }
        return Forward(self, query)?.prediction(batch: query.batch)
    }

    /// The times of batches 1…`maxBatch`; nil where the store holds no efficiency that fits.
    public func serviceCurve(_ query: ServiceQuery, maxBatch: Int) -> ServiceCurve? {
        guard maxBatch >= 1, let forward = Forward(self, query) else { return nil }
        return ServiceCurve(forward, maxBatch: maxBatch)
    }

    /// One training step of a batch: forward and backward are three forward passes (Kaplan et al. 2020, §2.1).
    public func trainingStep(_ query: ServiceQuery) -> ServicePrediction? {
        guard let forward = Forward(self, query), let kept = context.table[.training, forward.names] else { return nil }
        return forward.prediction(batch: query.batch, repeats: 3, kept: kept)
    }
}
