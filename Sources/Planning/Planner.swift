public import Domain

/// Recommends how to run a workload from a snapshot of facts. A pure function of the two.
public struct Planner: Sendable {
    /// Kinds of option written out in full, at the least, or `Int.max` for every option; all that are feasible are compared.
    public let optionLimit: Int
    /// Whether the best options are replayed before they are told of.
    public let rehearses: Bool

    public init(optionLimit: Int = 10, rehearses: Bool = true) {
        self.optionLimit = optionLimit
        self.rehearses = rehearses
    }

    /// - Throws: `badData` where the workload or the datasets lack a figure that planning needs.
    public func plan(_ workload: Workload, over snapshot: Snapshot) throws(BerthError) -> Plan {
        let context = try PlanningContext(workload, snapshot)
        var evaluator = Evaluator(context)
        evaluator.run()
        let (evaluations, scorer) = compared(&evaluator)

        var citations = Citations(snapshot.datasets)
        let pareto = ParetoSet.ids(evaluations)
        let writer = OptionWriter(context: context, evaluations: evaluations)
        let written =
            optionLimit == .max
            ? evaluations : Self.distinct(evaluations, kinds: optionLimit, pareto: Set(pareto))
        let options = written.enumerated().map { index, evaluation in
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

    /// What holds every constraint, with scores and chances to win, best first.
    func compared(_ evaluator: inout Evaluator) -> (evaluations: [Evaluation], scorer: Scorer) {
        var (evaluations, scorer) = Self.scored(evaluator.feasible, evaluator.context)
        if rehearses { rehearse(&evaluations, &scorer, &evaluator) }
        WinProbability(scorer: scorer).fill(&evaluations)
        return (evaluations, scorer)
    }

    /// Replays the options at the top, and those that come to the top when others fall.
    private func rehearse(_ evaluations: inout [Evaluation], _ scorer: inout Scorer, _ evaluator: inout Evaluator) {
        var rehearsal = Rehearsal(evaluator.context)
        for _ in 0..<Rehearsal.rounds {
            let pareto = Set(ParetoSet.ids(evaluations))
            let top = Self.distinct(evaluations, kinds: 10, pareto: pareto).prefix(Rehearsal.finalists)
            guard top.contains(where: Self.isUnrehearsed) else { return }
            let finalists = Set(top.map(\.id))
            // The same machines on another platform have the same busy hour: it is not replayed for them again.
            for isFinalistsTurn in [true, false] {
                evaluations = evaluations.compactMap { evaluation in
                    let isMeant = isFinalistsTurn ? finalists.contains(evaluation.id) : rehearsal.knows(evaluation)
                    guard isMeant, Self.isUnrehearsed(evaluation) else { return evaluation }
                    return rehearsal.rehearsed(evaluation, &evaluator)
                }
            }
            (evaluations, scorer) = Self.scored(evaluations, evaluator.context)
        }
    }

    private static func isUnrehearsed(_ evaluation: Evaluation) -> Bool {
        evaluation.sizing.replay != nil && evaluation.sizing.rehearsal == nil
    }

    /// Each with its score, best first.
    private static func scored(
        _ evaluations: [Evaluation], _ context: PlanningContext
    ) -> (evaluations: [Evaluation], scorer: Scorer) {
        let scorer = Scorer(context, evaluations)
        var scored = evaluations
        for index in scored.indices { scored[index].score = scorer.score(scored[index]) }
        return (ordered(scored), scorer)
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
    private static func distinct(_ evaluations: [Evaluation], kinds limit: Int, pareto: Set<String>) -> [Evaluation] {
        var targets: Set<String> = [], kinds: Set<String> = []
        return evaluations.filter { evaluation in
            let candidate = evaluation.candidate, placement = candidate.placement
            let isFirstOfTarget = targets.insert(candidate.target.name).inserted
            let device = placement.accelerator.map { $0.name + (placement.sharesDevice ? " share" : "") } ?? "cpu"
            let isFirstOfKind = kinds.insert("\(candidate.target.name)/\(device)/\(placement.purchase.rawValue)")
                .inserted
            return isFirstOfTarget || (isFirstOfKind && kinds.count <= limit) || pareto.contains(evaluation.id)
        }
    }
}
