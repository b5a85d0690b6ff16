import Domain

/// What the nearest series of measurements say of a setting beyond the roofline.
///
/// Each series' residual counts by the inverse of its variance, against a prior of no correction: the mean of a normal
/// hierarchy (Gelman et al. 2013, Bayesian Data Analysis, §5.4).
struct Correction {
    /// Logarithm of the factor.
    let logFactor: Double
    /// Expected standard deviation of what is left, from the nearest series alone: series of one model are not
    /// independent.
    let deviation: Double
    /// Whether the setting itself was measured, no further away than repeats differ.
    let isMeasured: Bool
    /// Nearest first.
    let measurements: [Int]

    /// Series further away than the fourth add nothing that the first ones lack.
    private static let nearest = 4

    init?(_ series: [MeasuredSeries], _ setting: Setting, launchShare: Double, _ spreads: Spreads) {
        guard !series.isEmpty else { return nil }
        var entries: [(variance: Double, reading: MeasuredSeries.Reading, own: Bool)] = []
        entries.reserveCapacity(series.count)
        for one in series {
            let reading = one.reading(at: launchShare)
            let variance = spreads.variance(one, setting, regimeDistance: reading.distance)
            entries.append((variance, reading, one.setting.isSame(as: setting)))
        }
        entries.sort { ($0.variance, $0.reading.measurement) < ($1.variance, $1.reading.measurement) }
        let used = entries.prefix(Self.nearest)
        let nearest = entries[0]
        let weight = used.reduce(0) { $0 + 1 / $1.variance }
        logFactor = used.reduce(0) { $0 + $1.reading.residual / $1.variance } / (weight + 1 / spreads.model)
        deviation = (1 / (1 / nearest.variance + 1 / spreads.model)).squareRoot()
        isMeasured = nearest.own && nearest.reading.distance * spreads.regime <= spreads.repeat
        measurements = used.map(\.reading.measurement)
    }
}
