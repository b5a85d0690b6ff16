import Domain

/// A candidate that holds every constraint, with what it costs and how it scores.
struct Evaluation: Sendable {
    let candidate: Candidate
    let sizing: Sizing
    let bill: Bill
    let cost: DeploymentOption.Cost
    var score: DeploymentOption.Score
    var winProbability = 0.0

    var id: String { candidate.id }
    var costUSD: Double { cost.total.dollars }

    var latencyFigure: Double { sizing.latencyFigure }

    var latencyInterval: Interval {
        if let latency = sizing.latency {
            Interval(mean: latency.p95, low: latency.p95Low, high: latency.p95High)
        } else {
            sizing.durationHours ?? .exactly(.infinity)
        }
    }
}
