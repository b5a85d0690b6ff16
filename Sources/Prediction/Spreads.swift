import Domain

/// How much of a difference between two measurements each difference between their settings explains, as variances of
/// log time (fitted: rows `spread_…`).
struct Spreads: Sendable {
    let `repeat`, regime, kind, architecture, device, runtime, precision, model: Double

    init?(_ table: EfficiencyTable) {
        func variance(_ parameter: Efficiency.Parameter) -> Double? {
            table[parameter].map { $0.typical * $0.typical }
        }
        guard let same = variance(.spreadRepeat), let regime = variance(.spreadRegime),
            let kind = variance(.spreadKind), let architecture = variance(.spreadArchitecture),
            let device = variance(.spreadDevice), let runtime = variance(.spreadRuntime),
            let precision = variance(.spreadPrecision), let model = variance(.spreadModel)
        else { return nil }
        self.repeat = same
        self.regime = regime
        self.kind = kind
        self.architecture = architecture
        self.device = device
        self.runtime = runtime
        self.precision = precision
        self.model = model
    }

    /// Series worth reading at every batch: those nearest by setting. How far a reading's batch is moves it by less than
    /// a device or a runtime does, so the four that count are among the first dozen.
    func nearest(_ series: [MeasuredSeries], to setting: Setting, most: Int = 12) -> [MeasuredSeries] {
        guard series.count > most else { return series }
        // Sorted by insertion: a dozen are kept of hundreds.
        var kept: [(variance: Double, index: Int)] = []
        kept.reserveCapacity(most + 1)
        for (index, one) in series.enumerated() {
            let variance = variance(one, setting, regimeDistance: 0)
            if kept.count == most, variance >= kept[most - 1].variance { continue }
            let place = kept.firstIndex { variance < $0.variance } ?? kept.count
            kept.insert((variance, index), at: place)
            if kept.count > most { kept.removeLast() }
        }
        return kept.map { series[$0.index] }
    }

    /// The variance of what a series says of a setting.
    func variance(_ series: MeasuredSeries, _ setting: Setting, regimeDistance: Double) -> Double {
        let other = series.setting
        var variance = self.repeat + regimeDistance * regime
        // Another kind of device is also another generation and another device.
        if !other.hasSameDevice(as: setting) { variance += device }
        if other.architecture != setting.architecture { variance += architecture }
        if other.kind != setting.kind { variance += kind }
        if other.runtime != setting.runtime { variance += runtime }
        if other.precision.bytesPerWeight != setting.precision.bytesPerWeight { variance += precision }
        return variance
    }
}

/// Where a model runs and how.
struct Setting: Sendable {
    let kind: Device
    let architecture: String
    let device: String
    let size: Double
    let runtime: String
    let precision: Precision

    init(_ rates: DeviceRates, runtime: String, precision: Precision) {
        kind = rates.kind
        architecture = rates.architecture
        device = rates.name
        size = rates.size
        self.runtime = runtime
        self.precision = precision
    }

    func hasSameDevice(as other: Setting) -> Bool { size == other.size && device == other.device }

    func isSame(as other: Setting) -> Bool {
        precision == other.precision && hasSameDevice(as: other) && runtime == other.runtime
    }
}
