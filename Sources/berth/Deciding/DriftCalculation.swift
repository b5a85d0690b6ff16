import Domain
import KnowledgeBase
import Ledger
import Planning
import Presentation

/// Plans decisions again on the facts of today.
final class DriftCalculation {
    private let session: Session
    /// Plans by workload and team: decisions about the same workload share one.
    private var plans: [String: (recommendation: Recommendation, snapshot: Snapshot)] = [:]
    private var datasets: [String: [Dataset]] = [:]

    init(_ session: Session) {
        self.session = session
    }

    /// Every decision that stands and that the filter leaves, newest first.
    func drifts(_ filter: DecisionFilter) throws -> [DecisionDrift] {
        defer { session.narrator.progress.end() }
        let standing = try session.ledger.list(filter).decisions.filter {
            $0.origin == nil && ($0.status == .proposed || $0.status == .accepted)
        }
        return try standing.enumerated().map { index, summary in
            session.narrator.progress.show("\(index + 1) of \(standing.count): \(summary.id)")
            return try drift(of: summary.id)
        }
    }

    func drift(of id: DecisionID) throws -> DecisionDrift {
        let decision = try session.ledger.decision(id)
        let recorded = try decision.recommendation()
        let then = recorded.options.first
        let (now, snapshot) = try plan(recorded.workload, decision)
        return DecisionDrift(
            decision: decision.summary, program: decision.program, then: then,
            now: try then.map { try fate(of: $0, now, snapshot) } ?? .absent, winner: now.options.first,
            moved: try moved(decision, then))
    }

    private func plan(_ workload: Workload, _ decision: Decision) throws -> (Recommendation, Snapshot) {
        let key = "\(decision.summary.team ?? "")\n\(decision.workloadDocument)"
        if let known = plans[key] { return known }
        let recommender = Recommender(
            knowledgeBase: session.knowledgeBase, datasets: try visible(decision.summary.team),
            today: session.clock.today)
        let (plan, snapshot) = try recommender.plan(workload)
        plans[key] = (plan.recommendation, snapshot)
        return (plan.recommendation, snapshot)
    }

    private func visible(_ team: String?) throws -> [Dataset] {
        if let known = datasets[team ?? ""] { return known }
        let found = try session.knowledgeBase.visibleDatasets(team: team)
        datasets[team ?? ""] = found
        return found
    }

    private func fate(
        of option: DeploymentOption, _ now: Recommendation, _ snapshot: Snapshot
    ) throws -> DecisionDrift.Now {
        if let written = now.options.first(where: { $0.id == option.id }) { return .compared(written) }
        let asked = OptionWords(option.id)
        let fates = try Planner().fates(of: now.workload, over: snapshot, where: asked.means).fates
        switch fates.first {
        case .compared(let option): return .compared(option)
        case .out(let rejection): return .out(rejection)
        case nil: return .absent
        }
    }

    private func moved(
        _ decision: Decision, _ winner: DeploymentOption?
    ) throws -> [(change: FactChange, isWinners: Bool)] {
        let datasets = try visible(decision.summary.team)
        // The same datasets hold the same rows.
        guard datasets.map(\.id) != decision.datasets else { return [] }
        let cited = Set(winner?.facts.map(\.id) ?? [])
        let changes = try session.knowledgeBase.changes(
            since: try session.ledger.facts(of: decision.id), datasets: datasets
        ).map { (change: $0, isWinners: cited.contains($0.fact)) }
        return changes.filter(\.isWinners) + changes.filter { !$0.isWinners }
    }
}
