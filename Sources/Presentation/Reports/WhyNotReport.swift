public import Domain

/// Why a decision did not take an option.
public struct WhyNotReport: Sendable {
    private let recommendation: Recommendation
    private let subject: Subject
    private let names: OptionNames
    private let today: CalendarDay?

    public enum Subject: Sendable {
        /// It held every constraint; its rank may be beyond the options that the decision wrote out.
        case ranked(DeploymentOption)
        case rejected(Recommendation.Rejection)
    }

    public init(
        _ recommendation: Recommendation, of subject: Subject, titles: [String: String], today: CalendarDay?
    ) {
        self.recommendation = recommendation
        self.subject = subject
        self.today = today
        names = OptionNames(recommendation.options, titles: titles)
    }

    public var blocks: [Block] {
        switch subject {
        case .ranked(let option): comparison(option)
        case .rejected(let rejection): ruledOut(rejection)
        }
    }

    private func comparison(_ option: DeploymentOption) -> [Block] {
        guard let winner = recommendation.options.first else { return [] }
        if winner.id == option.id { return [.headline("\(names[option]) is the option that was chosen.")] }
        let rows = winner.score.criteria.map { part in
            let other = option.score.criteria.first { $0.criterion == part.criterion }
            let difference = (other?.contribution ?? 0) - part.contribution
            return TextTable.Row([
                part.criterion.rawValue, part.figure,
                other?.figure ?? "unknown",
                (difference > 0 ? "+" : "") + Number.fixed(difference, decimals: 3),
            ])
        }
        let total = option.score.total - winner.score.total
        let table = TextTable(
            [
                .init("criterion"), .init("#1", .right, flexible: true),
                .init("#\(option.rank)", .right, flexible: true), .init("score", .right),
            ],
            rows + [.init(["total", "", "", Number.fixed(total, decimals: 3)], isTotal: true)])
        return [
            .headline("\(names[option]) came \(ordinal(option.rank)): \(Trade(from: winner, to: option).text)."),
            .text("#1 is \(names[winner])."), .table(table),
        ] + (option.cautions.isEmpty ? [] : [.heading("Mind"), .items(option.cautions)])
    }

    private func ruledOut(_ rejection: Recommendation.Rejection) -> [Block] {
        let facts = rejection.facts.map { "\($0.id.text) — \($0.sourceText(today: today))" }
        return [
            .headline(
                rejection.wasPassedOver
                    ? "\(rejection.option) was passed over."
                    : "\(rejection.option) was ruled out by \(rejection.constraint)."),
            .items(["required: \(rejection.required)", "actual: \(rejection.actual)"]),
        ] + (facts.isEmpty ? [] : [.heading("Rests on"), .items(facts)])
    }

    private func ordinal(_ rank: Int) -> String {
        let suffix =
            switch (rank % 100, rank % 10) {
            case (11...13, _): "th"
            case (_, 1): "st"
            case (_, 2): "nd"
            case (_, 3): "rd"
            default: "th"
            }
        return "\(rank)\(suffix)"
    }
}

extension Recommendation.Rejection {
    /// Whether it held its constraints, and another option was at least as good.
    public var wasPassedOver: Bool { constraint == "passed_over" || constraint == "priced_out" }
}
