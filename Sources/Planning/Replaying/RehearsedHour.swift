import Capacity
import Domain

/// What an option keeps of its rehearsal.
struct RehearsedHour: Sendable {
    let requests: Int
    let p95Error: Double
    let meanBatch: Double
    /// Machines beyond those that the closed form asked for.
    let added: Int
}

extension Sizing {
    /// Replaces the closed form's percentiles by the replay's. The interval of the 95th keeps what the service time's
    /// adds to it, and gains what so many requests leave open.
    mutating func take(_ hour: BusyHour, added: Int) {
        func milliseconds(_ share: Double) -> Double { hour.latency.seconds(share) * 1000 }
        if let old = latency {
            let p95 = milliseconds(0.95)
            latency = DeploymentOption.Latency(
                p50: milliseconds(0.5), p90: milliseconds(0.9), p95: p95, p99: milliseconds(0.99),
                p95Low: max(p95 * 0.1, p95 - (old.p95 - old.p95Low) - hour.p95Error),
                p95High: p95 + (old.p95High - old.p95) + hour.p95Error
            ).withColdStarts(share: probabilityCold, seconds: coldStart?.seconds)
        }
        if firstTokenP95 != nil {
            firstTokenP95 = hour.firstToken.seconds(0.95) * 1000
            perTokenP95 = hour.perToken.seconds(0.95) * 1000
        }
        utilisation = hour.utilisation
        rehearsal = RehearsedHour(
            requests: hour.requests, p95Error: hour.p95Error, meanBatch: hour.meanBatch, added: added)
    }
}
