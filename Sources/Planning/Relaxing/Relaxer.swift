public import Domain

/// Finds the single changes to an impossible workload that make it possible, by planning each change.
public struct Relaxer {
    private let planner = Planner(optionLimit: 1)

    public init() {}

    /// - Parameter snapshot: the facts for a changed workload; wider constraints need more of them.
    /// - Returns: the smallest changes first; changes of a word after changes of a figure.
    public func relaxations(
        of workload: Workload, snapshot: (Workload) throws -> Snapshot
    ) rethrows -> [Recommendation.Relaxation] {
        var found: [(distance: Double, relaxation: Recommendation.Relaxation)] = []
        for loosening in Loosening.all(for: workload) {
            let facts = try snapshot(loosening.workload)
            guard let plan = try? planner.plan(loosening.workload, over: facts),
                let best = plan.recommendation.options.first
            else { continue }
            let reached = loosening.reached(best)
            found.append((
                reached.distance,
                .init(change: loosening.key, from: loosening.from, to: reached.value, then: best.id)
            ))
        }
        return found.sorted { ($0.distance, $0.relaxation.change) < ($1.distance, $1.relaxation.change) }.map(\.relaxation)
    }
}
