import Domain

/// What the nearest measurements of a model say of a setting beyond the expected time.
///
/// Simple kriging: deviations are normal with mean zero, and share what their settings share (Chilès & Delfiner 2012,
/// Geostatistics, §3.2).
struct Correction {
    /// Logarithm of the factor.
    let logFactor: Double
    /// Expected standard deviation of what is left.
    let deviation: Double
    /// Whether the setting itself was measured, in a regime that differs little.
    let isMeasured: Bool
    /// Whether any of the measurements is of the device under the runtime and precision.
    let knowsDevice: Bool
    /// How much more of the time is launch than in the nearest measurement.
    let launchBeyond: Double
    /// Nearest first.
    let measurements: [Int]

    /// Readings further away than the twelfth add nothing that the nearer ones lack.
    private static let most = 12
    private static let leastVariance = 1e-4
    /// A regime that moves the time by a tenth (a standard deviation) is still the setting that was measured.
    private static let leastApart = 0.01

    private struct Reading {
        let covariance: Double
        let series: Int
        let point: MeasuredSeries.Point
    }

    init(_ near: Neighbourhood, _ regime: Regime) {
        let spreads = near.spreads, readings = Self.nearest(near, regime)
        let count = readings.count
        var matrix = SymmetricMatrix(count)
        for (row, a) in readings.enumerated() {
            for (column, b) in readings[...row].enumerated() {
                let kin = near.series[a.series].setting.kind == near.series[b.series].setting.kind
                let distance = a.point.regime.distance(to: b.point.regime)
                matrix[row, column] =
                    near.between[a.series * near.series.count + b.series]
                    + (kin ? spreads.regime(distance: distance) : 0) + (row == column ? spreads.repeat : 0)
            }
        }
        let weights = matrix.solve(readings.map(\.covariance))
        logFactor = zip(weights, readings).reduce(0) { $0 + $1.0 * $1.1.point.residual }
        let explained = zip(weights, readings).reduce(0) { $0 + $1.0 * $1.1.covariance }
        let target = near.setting
        knowsDevice = readings.contains { near.series[$0.series].setting.hasSameCell(as: target) }
        let elsewhere = knowsDevice ? 0 : near.target.departure.deviceVariance
        let variance = max(near.prior - explained, 0) + spreads.repeat - elsewhere
        deviation = max(variance, Self.leastVariance).squareRoot()
        let nearest = readings[0], distance = regime.distance(to: nearest.point.regime)
        let apart = spreads.regime - spreads.regime(distance: distance)
        isMeasured =
            near.series[nearest.series].setting.isSame(as: target) && apart <= max(spreads.repeat, Self.leastApart)
        launchBeyond = max(0, regime.launchShare - nearest.point.regime.launchShare)
        measurements = readings.map(\.point.measurement)
    }

    private static func nearest(_ near: Neighbourhood, _ regime: Regime) -> [Reading] {
        var kept: [Reading] = []
        kept.reserveCapacity(most + 1)
        for (index, series) in near.series.enumerated() {
            for point in series.points {
                let distance = regime.distance(to: point.regime)
                let regime = near.isKin[index] ? near.spreads.regime(distance: distance) : 0
                let covariance = Spreads.comparable(near.toTarget[index] + regime)
                let reading = Reading(covariance: covariance, series: index, point: point)
                func precedes(_ other: Reading) -> Bool {
                    (covariance, other.point.measurement) > (other.covariance, point.measurement)
                }
                if kept.count == most, !precedes(kept[most - 1]) { continue }
                kept.insert(reading, at: kept.firstIndex(where: precedes) ?? kept.count)
                if kept.count > most { kept.removeLast() }
            }
        }
        return kept
    }
}
