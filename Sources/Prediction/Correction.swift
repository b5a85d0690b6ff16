import Domain

/// What the nearest measurements of a model say of a setting beyond the expected time.
///
/// Simple kriging: deviations are normal with mean zero, and share what their settings share (Chilès & Delfiner 2012,
/// Geostatistics, §3.2).
struct Correction: Sendable {
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

    /// What is known of servers before the readings counts as if so many had agreed as expected.
    private static let freedom = 12.0

    fileprivate struct Reading {
        let covariance: Double
        let series: Int
        let point: Int
    }

    init(_ near: Neighbourhood, _ regime: Regime) {
        let spreads = near.spreads, readings = Self.nearest(near, regime)
        let count = readings.count
        var matrix = SymmetricMatrix(count)
        for (row, a) in readings.enumerated() {
            for (column, b) in readings[...row].enumerated() {
                let kin = near.series[a.series].setting.sharesRegime(with: near.series[b.series].setting)
                let distance = near.point(a).regime.distance(to: near.point(b).regime)
                matrix[row, column] =
                    near.between[a.series * near.series.count + b.series]
                    + (kin ? spreads.regime(distance: distance) : 0) + (row == column ? spreads.repeat : 0)
            }
        }
        let weights = matrix.solve(readings.map(\.covariance))
        logFactor = zip(weights, readings).reduce(0) { $0 + $1.0 * near.point($1.1).residual }
        let explained = zip(weights, readings).reduce(0) { $0 + $1.0 * $1.1.covariance }
        let target = near.setting
        knowsDevice = readings.contains { near.series[$0.series].setting.hasSameCell(as: target) }
        let elsewhere = knowsDevice ? 0 : near.target.departure.deviceVariance
        var variance = max(near.prior - explained, 0) + spreads.repeat - elsewhere
        if near.target.isServed {
            variance *= Self.agreement(readings.map { near.point($0).residual }, matrix)
        }
        deviation = max(variance, Self.leastVariance).squareRoot()
        let nearest = readings[0], point = near.point(nearest), distance = regime.distance(to: point.regime)
        let apart = spreads.regime - spreads.regime(distance: distance)
        isMeasured =
            near.series[nearest.series].setting.isSame(as: target) && apart <= max(spreads.repeat, Self.leastApart)
        launchBeyond = max(0, regime.launchShare - point.regime.launchShare)
        measurements = readings.map { near.point($0).measurement }
    }

    /// What the readings themselves say of how far measurements stray here: servers of one model differ more than those
    /// of another, in flags that nobody states and in what was timed. The process is Student's t (Shah et al. 2014,
    /// Student-t processes as alternatives to Gaussian processes, eq. 6).
    private static func agreement(_ residuals: [Double], _ covariances: SymmetricMatrix) -> Double {
        let distance = zip(residuals, covariances.solve(residuals)).reduce(0) { $0 + $1.0 * $1.1 }
        return (freedom + distance) / (freedom + Double(residuals.count))
    }

    private static func nearest(_ near: Neighbourhood, _ regime: Regime) -> [Reading] {
        var kept: [Reading] = []
        kept.reserveCapacity(most + 1)
        for (index, series) in near.series.enumerated() {
            let isKin = near.isKin[index], shared = near.toTarget[index]
            // Nothing of a series is nearer than a reading of it in the same regime would be.
            let nearest = Spreads.comparable(shared + (isKin ? near.spreads.regime : 0))
            if kept.count == most, nearest < kept[most - 1].covariance { continue }
            for (place, point) in series.points.enumerated() {
                let distance = regime.distance(to: point.regime)
                let covariance = Spreads.comparable(shared + (isKin ? near.spreads.regime(distance: distance) : 0))
                func precedes(_ other: Reading) -> Bool {
                    (covariance, near.point(other).measurement) > (other.covariance, point.measurement)
                }
                if kept.count == most, !precedes(kept[most - 1]) { continue }
                kept.insert(
                    Reading(covariance: covariance, series: index, point: place),
                    at: kept.firstIndex(where: precedes) ?? kept.count)
                if kept.count > most { kept.removeLast() }
            }
        }
        return kept
    }
}

extension Neighbourhood {
    fileprivate func point(_ reading: Correction.Reading) -> MeasuredSeries.Point {
        series[reading.series].points[reading.point]
    }
}
