public import Domain

extension Predictor {
    /// The same rooflines, corrected by other measurements.
    public func corrected(by measurements: [Measurement]) -> Predictor {
        Predictor(context: context, measurements: measurements)
    }

    private init(context: RooflineContext, measurements: [Measurement]) {
        self.context = context
        self.measurements = measurements
        index = MeasurementIndex(measurements)
        served = ServedReadings(measurements)
    }
}
