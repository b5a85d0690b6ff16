public import Domain

/// What a decision rests on: choice ← scores ← figures ← facts ← sources.
public struct WhyReport: Sendable {
    private let recommendation: Recommendation
    private let facts: [RecordedFact]
    private let history: [String]
    private let today: CalendarDay?
    private let names: OptionNames
    /// How many facts each figure lists; nil lists all.
    private let limit: Int?

    /// - Parameter history: a line for each event, oldest first.
    public init(
        _ recommendation: Recommendation, facts: [RecordedFact], history: [String], titles: [String: String],
        today: CalendarDay?, limit: Int? = 5
    ) {
        self.recommendation = recommendation
        self.facts = facts
        self.history = history
        self.today = today
        self.limit = limit
        self.names = OptionNames(recommendation.options, titles: titles)
    }

    public var blocks: [Block] {
        let decision = recommendation.decision ?? "The decision"
        guard let winner = recommendation.options.first else {
            return [
                .headline("\(decision): no option is feasible for \(recommendation.workload.name)"),
                .text("berth decisions show \(decision) gives the constraints that ruled each candidate out."),
                .heading("History"), .items(history),
            ]
        }
        let root = Tree("\(names[winner]) — \(winner.id)", branches(winner))
        return [
            .headline("\(decision): why \(names[winner]) for \(recommendation.workload.name)"), .tree(root),
            .heading("History"), .items(history),
        ]
    }

    private func branches(_ winner: DeploymentOption) -> [Tree] {
        let cited = Set(winner.facts.map(\.id))
        let facts = facts.filter { cited.contains($0.cited.id) }
        let priced = Set(winner.cost.items.map(\.fact))
        var used = priced
        let parts = winner.score.criteria.map { part -> Tree in
            switch part.criterion {
            case .cost: return Tree(score(part), bill(winner, facts))
            case .latency:
                let behind = facts.filter { Self.speed.contains($0.cited.table) && !priced.contains($0.cited.id) }
                used.formUnion(behind.map(\.cited.id))
                return Tree(score(part), [Tree(speed(winner), list(behind))])
            case .operations:
                let behind = facts.filter { $0.cited.table == "targets" }
                used.formUnion(behind.map(\.cited.id))
                return Tree(score(part), list(behind))
            case .risk: return Tree(score(part), risk(winner))
            }
        }
        let rest = facts.filter { !used.contains($0.cited.id) }
        let others = rest.isEmpty ? [] : [Tree("limits, sizes, images and rules it was held against", list(rest))]
        return [Tree(choice(winner), parts)] + others
    }

    private static let speed: Set<String> = [
        "measurements", "accelerators", "cpus", "efficiencies", "models", "instances", "runtimes", "cold_starts",
    ]

    private func choice(_ winner: DeploymentOption) -> String {
        let score = "score \(Number.fixed(winner.score.total, decimals: 3))"
        guard recommendation.options.count > 1 else { return score + ", the only feasible option recorded" }
        let next = recommendation.options[1]
        return "\(score), before \(Number.fixed(next.score.total, decimals: 3)) of \(names[next])"
    }

    private func score(_ part: DeploymentOption.Score.Part) -> String {
        "\(part.criterion.rawValue): \(part.figure) → utility "
            + "\(Number.fixed(part.utility, decimals: 3)) × weight \(Number.fixed(part.weight, decimals: 3)) "
            + "= \(Number.fixed(part.contribution, decimals: 3))"
    }

    private func bill(_ winner: DeploymentOption, _ facts: [RecordedFact]) -> [Tree] {
        winner.cost.items.map { item in
            Tree(
                "\(item.item): \(item.amount) × \(Money.exact(item.unitPrice)) "
                    + "= \(Money.cents(item.usd))",
                list(facts.filter { $0.cited.id == item.fact }))
        }
    }

    private func speed(_ winner: DeploymentOption) -> String {
        let service = winner.serviceTimeMilliseconds
        var text =
            "service time \(TimeSpan.milliseconds(service.mean)) "
            + "(\(Number.short(service.low))–\(Number.short(service.high)) ms), \(winner.evidence.rawValue)"
        if let p95 = winner.latencyMilliseconds?.p95 { text += "; p95 \(TimeSpan.milliseconds(p95)) with queueing" }
        return text
    }

    private func risk(_ winner: DeploymentOption) -> [Tree] {
        let uncited = winner.facts.filter { $0.source == "uncited" }
        return uncited.isEmpty
            ? [Tree("every fact is cited")]
            : [
                Tree(
                    "\(Number.count(uncited.count, "uncited fact")): \(uncited.prefix(3).map(\.id.text).joined(separator: ", "))"
                        + (uncited.count > 3 ? ", …" : ""))
            ]
    }

    private func list(_ facts: [RecordedFact]) -> [Tree] {
        let shown = facts.prefix(limit ?? .max).map { fact in
            let value = FactValue.text(fact)
            return Tree(
                fact.cited.id.text + (value.isEmpty ? "" : ": " + value),
                [Tree(fact.cited.sourceText(today: today))])
        }
        let hidden = facts.count - shown.count
        return hidden > 0 ? shown + [Tree("\(Number.count(hidden, "more fact")): --all")] : shown
    }
}
