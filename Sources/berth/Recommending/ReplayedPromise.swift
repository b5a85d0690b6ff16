import Capacity
import Domain

/// A promise of the workload beside what a replay came to.
struct ReplayedPromise: Encodable {
    /// As the workload file has it: `p95_ms`.
    let promise: String
    let promised: Double
    let actual: Double
    let holds: Bool

    private init(_ promise: String, _ promised: Double, _ actual: Double) {
        self.promise = promise
        self.promised = promised
        self.actual = (actual * 1000).rounded() / 1000
        holds = actual <= promised
    }

    static func all(_ slo: ServiceLevel, _ result: SimulationResult) -> [ReplayedPromise] {
        func milliseconds(_ histogram: LatencyHistogram, _ share: Double) -> Double { histogram.seconds(share) * 1000 }
        let promises: [(String, Double?, Double)] = [
            ("p50_ms", slo.p50Milliseconds, milliseconds(result.latency, 0.5)),
            ("p90_ms", slo.p90Milliseconds, milliseconds(result.latency, 0.9)),
            ("p95_ms", slo.p95Milliseconds, milliseconds(result.latency, 0.95)),
            ("p99_ms", slo.p99Milliseconds, milliseconds(result.latency, 0.99)),
            ("ttft_p95_ms", slo.firstTokenP95Milliseconds, milliseconds(result.firstToken, 0.95)),
            ("tpot_p95_ms", slo.perTokenP95Milliseconds, milliseconds(result.perToken, 0.95)),
        ]
        return promises.compactMap { name, promised, actual in promised.map { ReplayedPromise(name, $0, actual) } }
    }
}
