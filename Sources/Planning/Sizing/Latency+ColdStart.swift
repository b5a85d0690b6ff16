import Domain

extension DeploymentOption.Latency {
    /// The percentiles with the requests that wait for a replica to start: they are the slowest `share` of all.
    func withColdStarts(share: Double, seconds: Interval?) -> DeploymentOption.Latency {
        guard share > 0, let seconds else { return self }
        func wait(_ quantile: Double, _ figure: Double) -> Double { quantile > 1 - share ? figure * 1000 : 0 }
        return DeploymentOption.Latency(
            p50: p50 + wait(0.5, seconds.mean), p90: p90 + wait(0.9, seconds.mean), p95: p95 + wait(0.95, seconds.mean),
            p99: p99 + wait(0.99, seconds.mean), p95Low: p95Low + wait(0.95, seconds.low),
            p95High: p95High + wait(0.95, seconds.high))
    }
}
