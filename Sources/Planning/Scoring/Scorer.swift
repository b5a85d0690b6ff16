import Domain

/// Scores evaluations against each other: utility × weight for each criterion.
struct Scorer {
    let utilities: Utilities
    let weights: Preferences.Weights

    init(_ context: PlanningContext, _ evaluations: [Evaluation]) {
        utilities = Utilities(context, evaluations)
        weights = context.workload.preferences.weights.normalised
    }

    func score(_ evaluation: Evaluation) -> Score {
        let burden = utilities.operationsBurden(evaluation.candidate.target), risk = utilities.risk(evaluation)
        var score = Score(
            cost: part(evaluation.costUSD, utilities.cost(evaluation.costUSD), weights.cost),
            latency: part(evaluation.latencyFigure, utilities.latency(evaluation.latencyFigure), weights.latency),
            operations: part(burden, Utilities.operations(burden: burden), weights.operations),
            risk: part(1 - risk, risk, weights.risk))
        // Rounded to the sum of what is shown, so that contributions add up to the digit.
        let sum = Criterion.allCases.reduce(0) { $0 + score[$1].contribution }
        score.total = sum.rounded(digits: 6)
        return score
    }

    private func part(_ value: Double, _ utility: Double, _ weight: Double) -> Score.Part {
        Score.Part(
            value: value.rounded(digits: 6), utility: utility.rounded(digits: 6), weight: weight.rounded(digits: 9),
            contribution: (utility * weight).rounded(digits: 6))
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
