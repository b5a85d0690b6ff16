import Domain

/// Options that no other beats on both cost and latency.
enum ParetoSet {
    static func ids(_ evaluations: [Evaluation]) -> [String] {
        let points = evaluations.indices.map {
            (cost: evaluations[$0].total.nanos, latency: evaluations[$0].latencyFigure, index: $0)
        }.sorted { ($0.cost, $0.latency, $0.index) < ($1.cost, $1.latency, $1.index) }
        var best = Double.infinity
        return points.filter { point in
            guard point.latency < best else { return false }
            best = point.latency
            return true
        }.map { evaluations[$0.index].id }
    }
}
