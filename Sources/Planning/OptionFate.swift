public import Domain

/// What became of an option that planning thought of.
public enum OptionFate: Sendable {
    /// It held every constraint; `rank` is among all that did, whether written out in the answer or not.
    case compared(DeploymentOption)
    /// It broke a constraint, or was passed over for another that is at least as good.
    case out(Recommendation.Rejection)

    public var option: String {
        switch self {
        case .compared(let option): option.id
        case .out(let rejection): rejection.option
        }
    }
}

extension Planner {
    /// What became of the options that are meant: those that held first, by rank, then the others by name.
    ///
    /// A platform or a machine that was out before its runtimes were looked at stands for every option on it.
    ///
    /// - Parameter isMeant: whether an id, or the beginning of one, is asked about.
    /// - Returns: the fates, and how many options held every constraint.
    public func fates(
        of workload: Workload, over snapshot: Snapshot, where isMeant: (String) -> Bool
    ) throws(BerthError) -> (fates: [OptionFate], compared: Int) {
        let context = try PlanningContext(workload, snapshot)
        var evaluator = Evaluator(context, traces: true)
        evaluator.run()
        let evaluations = compared(&evaluator).evaluations
        var citations = Citations(snapshot.datasets)
        let writer = OptionWriter(context: context, evaluations: evaluations)
        var fates: [OptionFate] = []
        for (index, evaluation) in evaluations.enumerated() where isMeant(evaluation.id) {
            fates.append(.compared(writer.option(evaluation, rank: index + 1, citations: &citations)))
        }
        let out = (evaluator.rejections.trace ?? []).filter { isMeant($0.option) }.map { entry in
            Recommendation.Rejection(
                option: entry.option, constraint: entry.violation.constraint, required: entry.violation.required,
                actual: entry.violation.actual,
                facts: citations.cite(entry.violation.facts.isEmpty ? [entry.target] : entry.violation.facts))
        }
        fates += out.sorted { ($0.option, $0.constraint) < ($1.option, $1.constraint) }.map(OptionFate.out)
        return (fates, evaluations.count)
    }
}
