public import Domain

/// Recommends how to run a workload from a snapshot of facts. A pure function of the two.
public struct Planner: Sendable {
    /// Kinds of option written out in full, at the least, or `Int.max` for every option; all that are feasible are compared.
    public let optionLimit: Int

    public init(optionLimit: Int = 10) {
        self.optionLimit = optionLimit
    }

    /// - Throws: `badData` where the workload or the datasets lack a figure that planning needs.
    public func plan(_ workload: Workload, over snapshot: Snapshot) throws(BerthError) -> Plan {
        let context = try PlanningContext(workload, snapshot)
        var evaluator = Evaluator(context)
        evaluator.run()
        let (evaluations, scorer) = Self.scored(evaluator.feasible, context)

        var citations = Citations(snapshot.datasets)
        let pareto = ParetoSet.ids(evaluations)
        let writer = OptionWriter(context: context, evaluations: evaluations)
        let options = chosen(evaluations, pareto: Set(pareto)).enumerated().map { index, evaluation in
            writer.option(evaluation, rank: index + 1, citations: &citations)
        }
        let rejected = evaluator.rejections.expected(feasible: evaluations).map { entry in
            Recommendation.Rejection(
                option: entry.option, constraint: entry.violation.constraint, required: entry.violation.required,
                actual: entry.violation.actual,
                facts: citations.cite(entry.violation.facts.isEmpty ? [entry.target] : entry.violation.facts))
        }
        let recommendation = Recommendation(
            workload: workload,
            knowledge: .init(
                datasets: snapshot.datasets.map { .init($0) }, fingerprint: Fingerprint.of(snapshot.datasets)),
            options: options, optionsCompared: evaluations.count, pareto: pareto,
            tippingPoints: TippingPoints(context: context, scorer: scorer, evaluations: evaluations).find(),
            rejected: rejected,
            rejectedCounts: evaluator.rejections.counts, relaxations: [], notes: Notes(context: context).lines)
        return Plan(
            recommendation: recommendation, citations: citations, evaluations: evaluations, context: context)
    }

    /// The evaluations with their scores and chances to win, best first.
    static func scored(_ feasible: [Evaluation], _ context: PlanningContext) -> ([Evaluation], Scorer) {
        var evaluations = feasible
        let scorer = Scorer(context, evaluations)
        for index in evaluations.indices { evaluations[index].score = scorer.score(evaluations[index]) }
        evaluations = ordered(evaluations)
        WinProbability(scorer: scorer).fill(&evaluations)
        return (evaluations, scorer)
    }

    /// Higher score first; equal scores by cost, then by name, so that the order is the same every time.
    private static func ordered(_ evaluations: [Evaluation]) -> [Evaluation] {
        evaluations.indices.sorted { a, b in
            let (x, y) = (evaluations[a], evaluations[b])
            if x.score.total != y.score.total { return x.score.total > y.score.total }
            if x.total != y.total { return x.total < y.total }
            return x.id < y.id
        }.map { evaluations[$0] }
    }

    /// What a person chooses between, in order of score: of each target, kind of device and purchase the best, rather
    /// than the next sizes of the winner; and the Pareto set.
    private func chosen(_ evaluations: [Evaluation], pareto: Set<String>) -> [Evaluation] {
        if optionLimit == .max { return evaluations }
        var targets: Set<String> = [], kinds: Set<String> = []
        return evaluations.filter { evaluation in
            let candidate = evaluation.candidate, placement = candidate.placement
            let isFirstOfTarget = targets.insert(candidate.target.name).inserted
            let device = placement.accelerator.map { $0.name + (placement.sharesDevice ? " share" : "") } ?? "cpu"
            let isFirstOfKind = kinds.insert("\(candidate.target.name)/\(device)/\(placement.purchase.rawValue)")
                .inserted
            return isFirstOfTarget || (isFirstOfKind && kinds.count <= optionLimit) || pareto.contains(evaluation.id)
        }
    }
}
