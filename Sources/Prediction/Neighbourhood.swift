import Domain

/// The measured settings of a model that are nearest to one, and what all of them share: the same for every batch.
///
/// A class since curves and predictions hand it on.
final class Neighbourhood: Sendable {
    let setting: Setting
    let target: Expected
    let spreads: Spreads
    let series: [MeasuredSeries]
    /// The covariances, but for the regime's part, of each setting with the target and with each other.
    let toTarget: [Double]
    private let between: [Double]
    /// Whether a regime does the same to it as to the target.
    let isKin: [Bool]
    /// Whether it is the target's device, runtime and precision.
    let isSameCell: [Bool]
    private let factors = Memo<[Reading], CholeskyFactor>()

    /// Settings further away than the eighth add nothing that the nearer ones lack.
    private static let most = 8

    /// A measurement, by its series here and its place in that.
    struct Reading: Hashable {
        let series: Int
        let point: Int
    }

    init(_ all: [MeasuredSeries], _ setting: Setting, _ target: Expected, _ spreads: Spreads) {
        func withTarget(_ one: MeasuredSeries) -> Double {
            let device = one.setting.hasSameCell(as: setting) ? target.departure.deviceVariance : 0
            return Spreads.comparable(spreads.shared(setting, one.setting) + device)
        }
        // Sorted by insertion: eight are kept of hundreds.
        var kept: [(covariance: Double, series: MeasuredSeries)] = []
        kept.reserveCapacity(Self.most + 1)
        for one in all {
            let covariance = withTarget(one)
            if kept.count == Self.most, covariance <= kept[Self.most - 1].covariance { continue }
            let place = kept.firstIndex { covariance > $0.covariance } ?? kept.count
            kept.insert((covariance, one), at: place)
            if kept.count > Self.most { kept.removeLast() }
        }
        self.setting = setting
        self.target = target
        self.spreads = spreads
        series = kept.map(\.series)
        toTarget = kept.map(\.covariance)
        isKin = kept.map { $0.series.setting.sharesRegime(with: setting) }
        isSameCell = kept.map { $0.series.setting.hasSameCell(as: setting) }
        let chosen = series
        between = chosen.flatMap { a in
            chosen.map { b in
                spreads.shared(a.setting, b.setting)
                    + (a.setting.hasSameCell(as: b.setting) ? a.deviceVariance : 0)
            }
        }
    }

    /// The variance of the model's deviation in the target setting before anything is measured.
    var prior: Double { spreads.total + target.departure.deviceVariance }

    func point(_ reading: Reading) -> MeasuredSeries.Point { series[reading.series].points[reading.point] }

    /// Of the covariances of readings with each other: most batches and sizes ask for the same ones.
    func factor(_ readings: [Reading]) -> CholeskyFactor {
        factors.value(for: readings) { CholeskyFactor(covariances(readings)) }
    }

    private func covariances(_ readings: [Reading]) -> SymmetricMatrix {
        var matrix = SymmetricMatrix(readings.count)
        for (row, a) in readings.enumerated() {
            for (column, b) in readings[...row].enumerated() {
                let kin = series[a.series].setting.sharesRegime(with: series[b.series].setting)
                let distance = point(a).regime.distance(to: point(b).regime)
                matrix[row, column] =
                    between[a.series * series.count + b.series]
                    + (kin ? spreads.regime(distance: distance) : 0) + (row == column ? spreads.repeat : 0)
            }
        }
        return matrix
    }
}
