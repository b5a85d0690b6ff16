public import Domain

extension Predictor {
    /// The same rooflines, corrected by other measurements.
    public func corrected(by measurements: [Measurement]) -> Predictor {
        Predictor(context: context, measurements: measurements)
    }

    /// The same predictor as if some of its measurements, by their places, had never been made.
    public func ignoring(_ places: [Int]) -> Predictor {
        var other = self
        other.ignored = Set(places)
        return other
    }

    func measured(_ model: ModelProfile) -> MeasuredModel {
        index.measured(model, context).without(ignored)
    }

    func measured(_ model: ModelProfile, served use: Setting.Use) -> MeasuredModel {
        served.measured(model, use, context).without(ignored)
    }

    private init(context: RooflineContext, measurements: [Measurement]) {
        self.context = context
        self.measurements = measurements
        index = MeasurementIndex(measurements)
        served = ServedReadings(measurements)
    }
}
