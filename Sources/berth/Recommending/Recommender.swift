import Domain
import KnowledgeBase
import Planning

/// Plans over given datasets as on a given day: the same arguments give the same recommendation, today or in a year.
struct Recommender {
    let knowledgeBase: KnowledgeBase
    /// Highest precedence first.
    let datasets: [Dataset]
    /// The day that ages are counted from, `YYYY-MM-DD`.
    let today: String
    /// Whether the best options are replayed before they are told of.
    var rehearses = true

    func snapshot(for workload: Workload) throws -> Snapshot {
        try knowledgeBase.snapshot(for: workload, datasets: datasets, today: today)
    }

    /// - Parameter all: write every option out.
    func plan(_ workload: Workload, all: Bool = false) throws -> (plan: Plan, snapshot: Snapshot) {
        let snapshot = try snapshot(for: workload)
        var plan = try plan(workload, over: snapshot, all: all)
        if plan.recommendation.options.isEmpty {
            plan.recommendation.relaxations = try Relaxer().relaxations(of: workload) { try self.snapshot(for: $0) }
        }
        return (plan, snapshot)
    }

    private func plan(_ workload: Workload, over snapshot: Snapshot, all: Bool) throws -> Plan {
        do {
            return try Planner(optionLimit: all ? .max : 10, rehearses: rehearses).plan(workload, over: snapshot)
        } catch {
            guard error.kind == .badData, snapshot.model == nil else { throw error }
            // Where the store does not know the model it may know one that is spelt much like it.
            let names = try knowledgeBase.modelNames(datasets: datasets)
            let meant = nearest(to: workload.model.name, among: names).map { ["did you mean --model \($0)?"] } ?? []
            throw BerthError(
                error.kind, error.message, hints: meant + error.hints + ["berth facts models lists the models it knows"]
            )
        }
    }
}
