public import Domain

/// The load of each hour of a day or a week: its mean is the average and its maximum the peak, by construction.
///
/// Where the peak is more than 168 times the average not even one hour of a week can be at the peak; the mean is then
/// kept, and `peakRPS` is a burst inside an hour.
public struct LoadProfile: Sendable, Hashable {
    public let averageRPS: Double
    public let peakRPS: Double
    /// 24 hours of a day, or 168 of a week from Monday.
    public let hourlyRPS: [Double]

    public init(averageRPS: Double, peakRPS: Double, shape: LoadShape) {
        self.averageRPS = max(averageRPS, 0)
        self.peakRPS = max(self.averageRPS, peakRPS)
        hourlyRPS = ShapeFit(weights: shape.hourlyWeights, average: self.averageRPS, peak: self.peakRPS).loads
    }
}
