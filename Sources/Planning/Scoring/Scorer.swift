import Domain

/// Scores evaluations against each other: utility × weight for each criterion.
struct Scorer {
    let utilities: Utilities
    let weights: Preferences.Weights

    init(_ context: PlanningContext, _ evaluations: [Evaluation]) {
        utilities = Utilities(context, evaluations)
        weights = context.workload.preferences.weights.normalised
    }

    func score(_ evaluation: Evaluation) -> DeploymentOption.Score {
        let target = evaluation.candidate.target
        let unit = evaluation.sizing.latency == nil ? "h" : "ms"
        let parts: [(Criterion, Double, String, Double)] = [
            (.cost, evaluation.costUSD, "USD/month", utilities.cost(evaluation.costUSD)),
            (.latency, evaluation.latencyFigure, unit, utilities.latency(evaluation.latencyFigure)),
            (.operations, utilities.operationsBurden(target), "0–10", utilities.operations(target)),
            (.risk, 1 - utilities.risk(evaluation), "0–1", utilities.risk(evaluation)),
        ]
        let criteria = parts.map { criterion, value, unit, utility in
            DeploymentOption.Score.Part(
                criterion: criterion, value: value.rounded(digits: 6), unit: unit, utility: utility.rounded(digits: 6),
                weight: weights[criterion].rounded(digits: 9),
                contribution: (utility * weights[criterion]).rounded(digits: 6))
        }
        // Rounded to the sum of what is shown, so that contributions add up to the digit.
        return DeploymentOption.Score(
            total: criteria.map(\.contribution).reduce(0, +).rounded(digits: 6), criteria: criteria)
    }
}

extension Double {
    func rounded(digits: Int) -> Double {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        guard isFinite, abs(self) < 1e9 else { return self }
        return (self * scale).rounded() / scale
    }
}
