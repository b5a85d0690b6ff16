public import Domain

/// Service times from the roofline and what is known of device and family, corrected by the nearest measurements (docs/prediction.md).
public struct Predictor: Sendable {
    let context: RooflineContext
    let measurements: [Measurement]
    let index: MeasurementIndex
    let served: ServedReadings
    /// Measurements, by their place, that correct nothing.
    var ignored: Set<Int> = []

    public init(
        efficiencies: [Efficiency], measurements: [Measurement], accelerators: [String: Accelerator],
        cpus: [String: CPU]
    ) {
        context = RooflineContext(efficiencies: efficiencies, accelerators: accelerators, cpus: cpus)
        self.measurements = measurements
        index = MeasurementIndex(measurements)
        served = ServedReadings(measurements)
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

    /// One training step of a batch.
    public func trainingStep(_ query: ServiceQuery) -> ServicePrediction? {
        Forward(self, query, use: .training)?.prediction(batch: query.batch)
    }
}
