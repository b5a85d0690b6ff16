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

    init(_ near: Neighbourhood, _ regime: Regime) {
        let spreads = near.spreads, found = Self.nearest(near, regime), readings = found.map(\.reading)
        let factor = near.factor(readings), weights = factor.solve(found.map(\.covariance))
        logFactor = zip(weights, readings).reduce(0) { $0 + $1.0 * near.point($1.1).residual }
        let explained = zip(weights, found).reduce(0) { $0 + $1.0 * $1.1.covariance }
        knowsDevice = readings.contains { near.isSameCell[$0.series] }
        let elsewhere = knowsDevice ? 0 : near.target.departure.deviceVariance
        var variance = max(near.prior - explained, 0) + spreads.repeat - elsewhere
        if near.target.isServed { variance *= Self.agreement(readings.map { near.point($0).residual }, factor) }
        deviation = max(variance, Self.leastVariance).squareRoot()
        let nearest = readings[0], point = near.point(nearest), distance = regime.distance(to: point.regime)
        let apart = spreads.regime - spreads.regime(distance: distance)
        isMeasured =
            near.series[nearest.series].setting.isSame(as: near.setting)
            && apart <= max(spreads.repeat, Self.leastApart)
        launchBeyond = max(0, regime.launchShare - point.regime.launchShare)
        measurements = readings.map { near.point($0).measurement }
    }

    /// What the readings themselves say of how far measurements stray here: servers of one model differ more than those
    /// of another, in flags that nobody states and in what was timed. The process is Student's t (Shah et al. 2014,
    /// Student-t processes as alternatives to Gaussian processes, eq. 6).
    private static func agreement(_ residuals: [Double], _ covariances: CholeskyFactor) -> Double {
        let distance = zip(residuals, covariances.solve(residuals)).reduce(0) { $0 + $1.0 * $1.1 }
        return (freedom + distance) / (freedom + Double(residuals.count))
    }

    private struct Neighbour {
        let covariance: Double
        let reading: Neighbourhood.Reading
        let measurement: Int

        /// What shares more with the target comes first, of two that share as much the earlier row.
        func precedes(_ other: Neighbour) -> Bool {
            covariance == other.covariance ? measurement < other.measurement : covariance > other.covariance
        }
    }

    private static func nearest(_ near: Neighbourhood, _ regime: Regime) -> [Neighbour] {
        var kept: [Neighbour] = []
        kept.reserveCapacity(most + 1)
        for (index, series) in near.series.enumerated() {
            let isKin = near.isKin[index], shared = near.toTarget[index]
            // Nothing of a series is nearer than a reading of it in the same regime would be.
            let nearest = Spreads.comparable(shared + (isKin ? near.spreads.regime : 0))
            if kept.count == most, nearest < kept[most - 1].covariance { continue }
            for (place, point) in series.points.enumerated() {
                let distance = regime.distance(to: point.regime)
                let neighbour = Neighbour(
                    covariance: Spreads.comparable(
                        shared + (isKin ? near.spreads.regime(distance: distance) : 0)),
                    reading: Neighbourhood.Reading(series: index, point: place), measurement: point.measurement)
                if kept.count == most, !neighbour.precedes(kept[most - 1]) { continue }
                kept.insert(neighbour, at: kept.firstIndex(where: neighbour.precedes) ?? kept.count)
                if kept.count > most { kept.removeLast() }
            }
        }
        return kept
    }
}
