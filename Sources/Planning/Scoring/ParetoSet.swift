import Domain

/// Options that no other beats on both cost and latency.
enum ParetoSet {
    static func ids(_ evaluations: [Evaluation]) -> [String] {
        let sorted = evaluations.sorted {
            ($0.cost.total, $0.latencyFigure, $0.id) < ($1.cost.total, $1.latencyFigure, $1.id)
        }
        var best = Double.infinity
        return sorted.filter { evaluation in
            guard evaluation.latencyFigure < best else { return false }
            best = evaluation.latencyFigure
            return true
        }.map(\.id)
    }
}
