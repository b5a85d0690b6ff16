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

    func series(_ model: ModelProfile) -> [MeasuredSeries] {
        index.series(model, context).compactMap { $0.without(ignored) }
    }

    func series(_ model: ModelProfile, served use: Setting.Use) -> [MeasuredSeries] {
        served.series(model, use, context).compactMap { $0.without(ignored) }
    }

    private init(context: RooflineContext, measurements: [Measurement]) {
        self.context = context
        self.measurements = measurements
        index = MeasurementIndex(measurements)
        served = ServedReadings(measurements)
    }
}

extension MeasuredSeries {
    /// Nil where nothing is left.
    fileprivate func without(_ ignored: Set<Int>) -> MeasuredSeries? {
        guard !ignored.isEmpty, points.contains(where: { ignored.contains($0.measurement) }) else { return self }
        let left = points.filter { !ignored.contains($0.measurement) }
        return left.isEmpty ? nil : MeasuredSeries(setting: setting, deviceVariance: deviceVariance, points: left)
    }
}
