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

    /// The figure that latency preferences and the Pareto set look at: p95 of a request, or the hours of a run.
    var latencyFigure: Double {
        sizing.latency?.p95 ?? sizing.durationHours?.mean ?? .infinity
    }

    var latencyInterval: Interval {
        if let latency = sizing.latency {
            Interval(mean: latency.p95, low: latency.p95Low, high: latency.p95High)
        } else {
            sizing.durationHours ?? .exactly(.infinity)
        }
    }
}
