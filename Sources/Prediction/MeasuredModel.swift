import Domain
import func Foundation.log

/// What was measured of a model, setting by setting, and what that says of other settings.
///
/// A class since every size of a device and every batch asks it the same.
final class MeasuredModel: Sendable {
    private let series: [MeasuredSeries]
    private let known = Memo<Setting, Neighbourhood?>()

    static let unmeasured = MeasuredModel([])

    init(_ series: [MeasuredSeries]) {
        self.series = series
    }

    /// The measured settings nearest to one; nil where nothing was measured, or nothing says what settings share.
    ///
    /// - Parameter target: what is expected there of this model.
    func neighbourhood(of setting: Setting, _ target: Expected) -> Neighbourhood? {
        guard !series.isEmpty, let spreads = target.spreads else { return nil }
        // Of a device, all sizes that were not measured have the same neighbours.
        let isMeasured = series.contains { $0.setting.hasSameDevice(as: setting) }
        let key = isMeasured ? setting : setting.ofAnySize
        return known.value(for: key) {
            let usable = setting.isServer ? series.compactMap { $0.settled(unless: key) } : series
            return usable.isEmpty ? nil : Neighbourhood(usable, key, target, spreads)
        }
    }

    /// The same as if some measurements, by their places in the predictor's list, had never been made.
    func without(_ ignored: Set<Int>) -> MeasuredModel {
        ignored.isEmpty ? self : MeasuredModel(series.compactMap { $0.without(ignored) })
    }
}

extension MeasuredSeries {
    /// Nil where nothing is left.
    fileprivate func without(_ ignored: Set<Int>) -> MeasuredSeries? {
        guard points.contains(where: { ignored.contains($0.measurement) }) else { return self }
        let left = points.filter { !ignored.contains($0.measurement) }
        return left.isEmpty ? nil : MeasuredSeries(setting: setting, deviceVariance: deviceVariance, points: left)
    }

    /// A reading that is a factor of five off says what was wrong with its server, not how another's time differs.
    private static let farthest = log(5.0)

    /// Without such readings, unless they are of the setting itself; nil where none is left.
    fileprivate func settled(unless own: Setting) -> MeasuredSeries? {
        guard !setting.isSame(as: own), points.contains(where: { abs($0.residual) > Self.farthest }) else {
            return self
        }
        let left = points.filter { abs($0.residual) <= Self.farthest }
        return left.isEmpty ? nil : MeasuredSeries(setting: setting, deviceVariance: deviceVariance, points: left)
    }
}
