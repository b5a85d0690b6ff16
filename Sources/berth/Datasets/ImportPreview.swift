import Domain
import Importing
import KnowledgeBase
import Ledger
import Planning
import Presentation

/// Finds out, within an import's transaction, what it does to rows and to recommendations on record.
struct ImportPreview {
    /// Differences listed of a dataset.
    private static let listed = 20
    /// Decisions planned anew, the newest of each workload first; planning one takes some ten milliseconds.
    private static let decisions = 50

    private struct Recorded {
        let id: DecisionID
        let team: String?
        let workload: Workload
    }

    private let today: String
    private let recorded: [Recorded]
    private let unchecked: Int
    /// What each team's answers rest on before the import.
    private let before: [String?: [Dataset]]
    private let progress: @Sendable (String) -> Void

    init(_ session: Session) throws {
        today = session.clock.today
        let ledger = session.ledger
        var seen: Set<[String?]> = []
        let standing = try ledger.list().decisions.filter {
            [.proposed, .accepted].contains($0.status) && seen.insert([$0.workload, $0.team]).inserted
        }
        recorded = try standing.prefix(Self.decisions).map {
            Recorded(
                id: $0.id, team: $0.team, workload: try ledger.decision($0.id).recommendation().workload)
        }
        unchecked = standing.count - recorded.count
        var before: [String?: [Dataset]] = [:]
        for team in Set(recorded.map(\.team)) {
            before[team] = try session.knowledgeBase.visibleDatasets(team: team)
        }
        self.before = before
        let narrator = session.narrator
        progress = { narrator.progress.show($0) }
    }

    /// How an imported dataset's rows differ from the version before it, else from the rows that it hides.
    func changes(_ report: ImportReport, in store: StoreReader) throws -> ImportChanges {
        guard !report.tables.isEmpty else { return ImportChanges(diff: nil, moves: []) }
        if let replaced = report.replaced {
            return ImportChanges(
                diff: try store.diff(from: [replaced], to: [report.version], limit: Self.listed),
                moves: try store.priceMoves(from: replaced, to: report.version))
        }
        let below = try store.visibleDatasets(team: DatasetLayer(report.version.layer)?.team)
            .below(report.version)
        return ImportChanges(
            diff: try store.diff(from: below, to: [report.version], isOverlay: true, limit: Self.listed), moves: [])
    }

    /// Plans every recommendation that the datasets may touch anew, on the facts before and after.
    func recommendations(_ reports: [ImportReport], in store: StoreReader) throws -> RecommendationChanges {
        let layers = Set(reports.filter { $0.outcome != .unchanged }.map(\.version.layer))
        var changes: [RecommendationChanges.Change] = []
        let touched = recorded.filter { decision in
            layers.contains("seed") || decision.team.map { layers.contains("team:" + $0) } ?? false
        }
        for decision in touched {
            try Interruption.check()
            progress("planning \(decision.workload.name) (\(decision.id)) anew")
            changes.append(
                .init(
                    decision: decision.id, workload: decision.workload.name,
                    before: try choice(decision.workload, before[decision.team] ?? [], store),
                    after: try choice(decision.workload, store.visibleDatasets(team: decision.team), store)))
        }
        return RecommendationChanges(checked: changes, unchecked: unchecked)
    }

    private func choice(
        _ workload: Workload, _ datasets: [Dataset], _ store: StoreReader
    ) throws -> RecommendationChanges.Choice? {
        let snapshot = try store.snapshot(for: workload, datasets: datasets, today: today)
        do throws(BerthError) {
            let best = try Planner().plan(workload, over: snapshot).recommendation.options.first
            return best.map { .init(option: $0.id, perMonth: $0.cost.total) }
        } catch {
            // A workload whose model is no longer described has no choice.
            guard error.kind == .badData else { throw error }
            return nil
        }
    }
}
