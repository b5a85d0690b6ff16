/// The distribution of a request's time in the service, in milliseconds.
public struct LatencyPercentiles: Sendable, Hashable {
    public let mean: Double
    public let p50: Double
    public let p90: Double
    public let p95: Double
    public let p99: Double
    /// Of the busiest stage, 0…1.
    public let utilisation: Double

    public init(mean: Double, p50: Double, p90: Double, p95: Double, p99: Double, utilisation: Double) {
        self.mean = mean
        self.p50 = p50
        self.p90 = p90
        self.p95 = p95
        self.p99 = p99
        self.utilisation = utilisation
    }
}
