import Domain

/// The measurements of a model in one setting, as logarithms of measured over modelled time.
///
/// A class since every setting of a model reads the same ones.
final class MeasuredSeries: Sendable {
    struct Point: Sendable {
        /// The share of the modelled time that is launch: what a batch size changes.
        let launchShare: Double
        let residual: Double
        /// In the predictor's list of measurements.
        let measurement: Int
    }

    let setting: Setting
    /// By launch share.
    let points: [Point]

    init(setting: Setting, points: [Point]) {
        self.setting = setting
        self.points = points.sorted { ($0.launchShare, $0.measurement) < ($1.launchShare, $1.measurement) }
    }

    struct Reading {
        let residual: Double
        let distance: Double
        let measurement: Int
    }

    /// The residual at a launch share: straight between the neighbours, constant beyond the ends.
    func reading(at share: Double) -> Reading {
        var low = 0, high = points.count
        while low < high {
            let middle = (low + high) / 2
            if points[middle].launchShare < share { low = middle + 1 } else { high = middle }
        }
        if low == 0 { return Self.reading(points[0], points[0], share) }
        if low == points.count { return Self.reading(points[low - 1], points[low - 1], share) }
        return Self.reading(points[low - 1], points[low], share)
    }

    private static func reading(_ below: Point, _ above: Point, _ share: Double) -> Reading {
        let width = above.launchShare - below.launchShare
        let weight = width > 0 ? (share - below.launchShare) / width : 0
        let nearest = abs(share - below.launchShare) <= abs(above.launchShare - share) ? below : above
        return Reading(
            residual: below.residual + weight * (above.residual - below.residual),
            distance: abs(share - nearest.launchShare), measurement: nearest.measurement)
    }
}
