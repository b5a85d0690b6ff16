import Domain

/// Options that no other beats on both cost and latency.
enum ParetoSet {
    static func ids(_ evaluations: [Evaluation]) -> [String] {
        let points = evaluations.indices.map {
            (cost: evaluations[$0].total.nanos, latency: evaluations[$0].latencyFigure, index: $0)
        }.sorted { ($0.cost, $0.latency, $0.index) < ($1.cost, $1.latency, $1.index) }
        var best = (cost: Int64.min, latency: Double.infinity)
        return points.filter { point in
            // Equals of a member beat nothing and are not beaten.
            if point.latency == best.latency, point.cost == best.cost { return true }
            guard point.latency < best.latency else { return false }
            best = (point.cost, point.latency)
            return true
        }.map { evaluations[$0.index].id }
    }
}
