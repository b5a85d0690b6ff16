import Domain

/// The nearest single changes of a weight, a price or the load that make another option win.
struct TippingPoints {
    let context: PlanningContext
    let scorer: Scorer
    /// Best first.
    let evaluations: [Evaluation]

    /// Changes of more than this many times tell nobody anything.
    private static let farthest = 2.0

    func find() -> [Recommendation.TippingPoint] {
        guard evaluations.count > 1 else { return [] }
        return (weights() + [price()].compactMap { $0 }).filter {
            $0.relativeChange <= Self.farthest && $0.from != $0.to
        }.sorted {
            ($0.relativeChange, $0.change) < ($1.relativeChange, $1.change)
        }
    }

    /// Raising one weight to w and scaling the others down keeps scores linear in w: s = w·u + (1 − w)·rest.
    private func weights() -> [Recommendation.TippingPoint] {
        Criterion.allCases.compactMap { criterion in
            let weight = scorer.weights[criterion]
            guard weight < 1 else { return nil }
            func line(_ evaluation: Evaluation) -> (utility: Double, rest: Double) {
                let utility = evaluation.score[criterion].utility
                return (utility, (evaluation.score.total - utility * weight) / (1 - weight))
            }
            let winner = line(evaluations[0])
            var nearest: (weight: Double, id: String)?
            for rival in evaluations.dropFirst() {
                let other = line(rival)
                let slope = (winner.utility - winner.rest) - (other.utility - other.rest)
                guard abs(slope) > 1e-12 else { continue }
                let crossing = (other.rest - winner.rest) / slope
                guard crossing >= 0, crossing <= 1 else { continue }
                if nearest == nil || abs(crossing - weight) < abs((nearest?.weight ?? 0) - weight) {
                    nearest = (crossing, rival.id)
                }
            }
            return nearest.map {
                .init(
                    change: "preferences.weights.\(criterion.rawValue)", from: weight.rounded(digits: 4),
                    to: $0.weight.rounded(digits: 4), then: $0.id)
            }
        }
    }

    /// How dear the winner's largest bill item may become before the next option wins.
    private func price() -> Recommendation.TippingPoint? {
        let winner = evaluations[0]
        guard let line = winner.bill.lines.max(by: { $0.usd < $1.usd }), line.usd > .zero,
            let fact = line.facts.first?.id,
            let rival = evaluations.dropFirst().first(where: { !$0.bill.lines.contains { $0.facts.first?.id == fact } }
            )
        else { return nil }
        let part = winner.score.cost
        let needed = part.utility - (winner.score.total - rival.score.total) / max(part.weight, 1e-12)
        guard needed > 0, needed < part.utility else { return nil }
        // Utility falls as the bill grows: the bill at which it is `needed`, by bisection.
        var low = winner.costUSD, high = winner.costUSD * 1000 + 1000
        guard scorer.utilities.cost(high) < needed else { return nil }
        for _ in 0..<80 {
            let middle = (low + high) / 2
            if scorer.utilities.cost(middle) > needed { low = middle } else { high = middle }
        }
        let factor = (line.usd.dollars + low - winner.costUSD) / line.usd.dollars
        return .init(
            change: fact.text, from: line.unitPrice.dollars,
            to: (line.unitPrice.dollars * factor).significant, then: rival.id)
    }
}

extension Recommendation.TippingPoint {
    fileprivate var relativeChange: Double { abs(to - from) / max(abs(from), 0.01) }
}

extension Double {
    /// Six significant digits.
    var significant: Double {
        guard isFinite, self != 0 else { return self }
        var scale = 1.0
        while abs(self) * scale < 100_000, scale < 1e12 { scale *= 10 }
        return (self * scale).rounded() / scale
    }
}
