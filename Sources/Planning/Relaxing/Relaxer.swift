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
            let facts = try snapshot(loosening.workloads[0])
            for changed in loosening.workloads {
                guard let plan = try? planner.plan(changed, over: facts),
                    let best = plan.recommendation.options
                        .map({ (option: $0, reached: loosening.reached($0)) })
                        .min(by: { $0.reached.distance < $1.reached.distance })
                else { continue }
                found.append(
                    (
                        best.reached.distance,
                        .init(change: loosening.key, from: loosening.from, to: best.reached.value, then: best.option.id)
                    ))
                break
            }
        }
        return found.sorted { ($0.distance, $0.relaxation.change) < ($1.distance, $1.relaxation.change) }.map(
            \.relaxation)
    }
}
