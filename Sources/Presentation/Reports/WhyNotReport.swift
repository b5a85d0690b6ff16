public import Domain

/// Why a decision did not take an option, as far as the record says.
public struct WhyNotReport: Sendable {
    private let recommendation: Recommendation
    private let subject: Subject
    private let names: OptionNames
    private let today: CalendarDay?

    private enum Subject: Sendable {
        case ranked(DeploymentOption)
        case rejected(Recommendation.Rejection)
    }

    /// - Parameter words: an option's id, its rank, or words that its id holds.
    /// - Throws: `.notFound` where the record holds no such option, `.usage` where it holds several.
    public init(
        _ recommendation: Recommendation, not words: String, titles: [String: String], today: CalendarDay?
    ) throws(BerthError) {
        self.recommendation = recommendation
        self.names = OptionNames(recommendation.options, titles: titles)
        self.today = today
        let ranked = recommendation.options.map { (id: $0.id, subject: Subject.ranked($0)) }
        let rejected = recommendation.rejected.map { (id: $0.option, subject: Subject.rejected($0)) }
        let all = ranked + rejected
        if let rank = Int(words), let option = recommendation.options.first(where: { $0.rank == rank }) {
            subject = .ranked(option)
        } else if let exact = all.first(where: { $0.id == words }) {
            subject = exact.subject
        } else {
            let parts = words.lowercased().split { $0 == " " || $0 == "," || $0 == "/" }
            let found = all.filter { entry in parts.allSatisfy { entry.id.lowercased().contains($0) } }
            guard let only = found.first, !parts.isEmpty else { throw Self.unknown(words, in: recommendation) }
            guard found.count == 1 else { throw Self.several(words, found.map(\.id)) }
            subject = only.subject
        }
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
            .headline("\(rejection.option) was ruled out by \(rejection.constraint)."),
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

    private static func unknown(_ words: String, in recommendation: Recommendation) -> BerthError {
        let kept = recommendation.options.count, ruledOut = recommendation.rejected.count
        return BerthError(
            .notFound, "the record holds no option '\(words)'",
            hints: [
                "it keeps the \(Number.count(kept, "best option")) of \(recommendation.optionsCompared) compared and "
                    + Number.count(ruledOut, "rejection"),
                "plan for that option alone: berth recommend … --targets TARGET --dry-run",
            ])
    }

    private static func several(_ words: String, _ ids: [String]) -> BerthError {
        let shown = ids.prefix(6).joined(separator: "\n  ") + (ids.count > 6 ? "\n  … \(ids.count - 6) more" : "")
        return BerthError(
            .usage, "'\(words)' fits \(ids.count) options:\n  \(shown)", hints: ["give the whole id, or its rank"])
    }
}
