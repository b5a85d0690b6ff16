import Domain

/// A candidate that holds every constraint, with what it costs and how it scores.
struct Evaluation: Sendable {
    private var body: Body
    var score: Score
    var winProbability = 0.0

    /// What is large and seldom changes: sorting moves a reference.
    private final class Body: Sendable {
        let candidate: Candidate
        let sizing: Sizing
        let bill: Bill
        let total: USD
        let dollars: Interval
        let riskPoints: Double

        init(
            candidate: Candidate, sizing: Sizing, bill: Bill, total: USD, dollars: Interval, riskPoints: Double
        ) {
            self.candidate = candidate
            self.sizing = sizing
            self.bill = bill
            self.total = total
            self.dollars = dollars
            self.riskPoints = riskPoints
        }
    }

    init(candidate: Candidate, sizing: Sizing, bill: Bill, context: PlanningContext) {
        let total = bill.total
        body = Body(
            candidate: candidate, sizing: sizing, bill: bill, total: total,
            dollars: Interval(mean: total.dollars, low: bill.low.dollars, high: bill.high.dollars),
            riskPoints: RiskPoints(context, candidate, sizing, bill).total)
        score = Score()
    }

    var candidate: Candidate { body.candidate }
    var sizing: Sizing { body.sizing }
    var bill: Bill { body.bill }
    /// The bill's total and what it could come to.
    var total: USD { body.total }
    var dollars: Interval { body.dollars }
    /// What could turn out wrong, of about 1.
    var riskPoints: Double { body.riskPoints }

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

    /// Replaces the closed form's percentiles by the replay's, on which neither the bill nor the risk depends.
    mutating func take(_ hour: BusyHour, added: Int) {
        var sizing = sizing
        sizing.take(hour, added: added)
        body = Body(
            candidate: candidate, sizing: sizing, bill: bill, total: total, dollars: dollars, riskPoints: riskPoints)
    }
}
