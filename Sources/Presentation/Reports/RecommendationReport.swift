public import Domain

/// A recommendation for people: about a screen, or with the whole arithmetic.
public struct RecommendationReport: Sendable {
    public enum Detail: Sendable { case summary, explanation }

    let recommendation: Recommendation
    let detail: Detail
    /// How many options the comparison shows.
    let limit: Int
    /// Ages are counted from this day.
    let today: CalendarDay?
    let names: OptionNames

    /// - Parameter titles: what people call each target, by its id.
    public init(
        _ recommendation: Recommendation, titles: [String: String], today: CalendarDay?, detail: Detail = .summary,
        limit: Int = 4
    ) {
        self.recommendation = recommendation
        self.detail = detail
        self.limit = max(1, limit)
        self.today = today
        self.names = OptionNames(recommendation.options, titles: titles)
    }

    public var blocks: [Block] {
        guard let winner = recommendation.options.first else { return infeasible }
        switch detail {
        case .summary:
            return answer(winner) + reasons(winner) + bill(winner) + alternatives(winner) + rejections(limit: 2)
                + cautions(winner, limit: 3) + basis(winner) + nextSteps(winner)
        case .explanation:
            return answer(winner) + reasons(winner) + speed(winner) + bill(winner) + scores(winner)
                + alternatives(winner) + tippingPoints + rejections(limit: .max) + rejectionCounts
                + cautions(winner, limit: .max) + basis(winner) + citedFacts(winner) + nextSteps(winner)
        }
    }

    var workload: Workload { recommendation.workload }
}
