import Domain

/// An option's utilities, weighed.
struct Score: Sendable {
    struct Part: Sendable {
        var value = 0.0
        var utility = 0.0
        var weight = 0.0
        var contribution = 0.0
    }

    var cost = Part()
    var latency = Part()
    var operations = Part()
    var risk = Part()
    /// The sum of the contributions, to the digit.
    var total = 0.0

    subscript(criterion: Criterion) -> Part {
        switch criterion {
        case .cost: cost
        case .latency: latency
        case .operations: operations
        case .risk: risk
        }
    }

    /// - Parameter timeUnit: of the latency.
    func written(timeUnit: String) -> DeploymentOption.Score {
        DeploymentOption.Score(
            total: total,
            criteria: Criterion.allCases.map { criterion in
                let part = self[criterion]
                let unit =
                    switch criterion {
                    case .cost: "USD/month"
                    case .latency: timeUnit
                    case .operations: "0–10"
                    case .risk: "0–1"
                    }
                return .init(
                    criterion: criterion, value: part.value, unit: unit, utility: part.utility, weight: part.weight,
                    contribution: part.contribution)
            })
    }
}
