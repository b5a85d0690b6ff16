import Domain

/// The measurements of a model in one setting, as logarithms of measured over expected time.
///
/// A class since every setting of a model reads the same ones.
final class MeasuredSeries: Sendable {
    struct Point: Sendable {
        let regime: Regime
        let residual: Double
        /// In the predictor's list of measurements.
        let measurement: Int
    }

    let setting: Setting
    /// Of what is not known of the device.
    let deviceVariance: Double
    let points: [Point]

    init(setting: Setting, deviceVariance: Double, points: [Point]) {
        self.setting = setting
        self.deviceVariance = deviceVariance
        self.points = points
    }
}
