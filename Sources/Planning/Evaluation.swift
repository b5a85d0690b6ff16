import Domain

/// A candidate that holds every constraint, with what it costs and how it scores.
struct Evaluation: Sendable {
    let candidate: Candidate
    var sizing: Sizing
    let bill: Bill
    /// The bill's total and what it could come to.
    let total: USD
    let dollars: Interval
    var score: DeploymentOption.Score
    var winProbability = 0.0

    init(candidate: Candidate, sizing: Sizing, bill: Bill, score: DeploymentOption.Score) {
        self.candidate = candidate
        self.sizing = sizing
        self.bill = bill
        self.score = score
        total = bill.total
        dollars = Interval(mean: total.dollars, low: bill.low.dollars, high: bill.high.dollars)
    }

    var id: String { candidate.id }
    var costUSD: Double { dollars.mean }

    var latencyFigure: Double { sizing.latencyFigure }

    var latencyInterval: Interval {
        if let latency = sizing.latency {
            Interval(mean: latency.p95, low: latency.p95Low, high: latency.p95High)
        } else {
            sizing.durationHours ?? .exactly(.infinity)
        }
    }
}
