import Domain

extension RecommendationReport {
    /// Nothing fits: which constraints ruled the candidates out, and what would have to give.
    var infeasible: [Block] {
        let count = recommendation.rejectedCounts.values.reduce(0, +)
        var headline = "No option is feasible for \(workload.name)"
        if count > 0 { headline += ": \(Number.count(count, "candidate")) looked at, all ruled out" }
        var blocks: [Block] = [.headline(headline)]
        if !recommendation.notes.isEmpty { blocks.append(.items(recommendation.notes)) }
        blocks += rejectionCounts + rejections(limit: detail == .summary ? 8 : .max) + relaxations
        let next = recommendation.decision.map { ["berth decisions show \($0) --explain lists all that was ruled out"] }
        return blocks + (next.map { [.heading("Next"), .items($0)] } ?? [])
    }

    private var relaxations: [Block] {
        guard !recommendation.relaxations.isEmpty else { return [] }
        let ways = recommendation.relaxations.map {
            "\($0.change): \($0.to) instead of \($0.from), then \(names.name(of: $0.then)) is feasible"
        }
        return [.heading("Nearest ways out"), .items(ways)]
    }
}
