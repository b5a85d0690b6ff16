import Domain
import Importing
import KnowledgeBase
import Ledger
import Planning
import Presentation

/// From a workload to a recorded recommendation.
struct Advice {
    private let session: Session

    init(_ session: Session) {
        self.session = session
    }

    struct Answer {
        let recommendation: Recommendation
        /// What was recorded, where anything was.
        let recorded: String?
        var decision: DecisionID? { recommendation.decision.flatMap { DecisionID($0) } }
        /// What people call each target.
        let titles: [String: String]

        /// What `--json` prints; only made where it is wanted.
        func document() throws -> String {
            try recorded ?? JSONDocument(recommendation).text
        }
    }

    func answer(
        file: String?, overrides: [WorkloadOverride], record: Bool, links: [String], tags: [String], all: Bool,
        rehearses: Bool
    ) throws -> Answer {
        let knowledgeBase = session.knowledgeBase
        let datasets = try datasets()
        let workload = try workload(file: file, overrides: overrides, datasets: datasets)
        let recommender = Recommender(
            knowledgeBase: knowledgeBase, datasets: datasets, today: session.clock.today, rehearses: rehearses)
        let (plan, snapshot) = try recommender.plan(workload, all: all)
        var recommendation = plan.recommendation
        var recorded: String?
        if record {
            let document = try JSONDocument(recommendation).text
            let proposal = try Proposal(
                recommendation: recommendation, document: document, facts: plan.facts(), datasets: datasets,
                author: session.author, team: session.team, program: Berth.version, at: session.clock.now, links: links,
                tags: tags, today: session.clock.today, allOptions: all)
            let id = try session.ledger.record(proposal)
            recommendation.decision = id.description
            recorded = document.namingDecision(id)
        }
        let titles = Dictionary(snapshot.targets.map { ($0.name, $0.title) }, uniquingKeysWith: { first, _ in first })
        return Answer(recommendation: recommendation, recorded: recorded, titles: titles)
    }

    /// A plan that is not recorded, of a workload that is written down or of one that a decision keeps.
    func plan(file: String?, overrides: [WorkloadOverride], recorded: Workload?) throws -> Plan {
        let datasets = try datasets()
        let workload = try recorded ?? workload(file: file, overrides: overrides, datasets: datasets)
        return try Recommender(
            knowledgeBase: session.knowledgeBase, datasets: datasets, today: session.clock.today
        ).plan(workload, all: false).plan
    }

    private func datasets() throws -> [Dataset] {
        let datasets = try session.knowledgeBase.visibleDatasets(team: session.team)
        if let team = session.team, !datasets.contains(where: { $0.layer == "team:\(team)" }) {
            try StandardStream.error.write(
                "berth: no dataset of the team '\(team)' is in the store; the seed alone answers\n")
        }
        return datasets
    }

    private func workload(
        file: String?, overrides: [WorkloadOverride], datasets: [Dataset]
    ) throws -> Workload {
        let reader = WorkloadReader(vocabulary: try session.knowledgeBase.vocabulary(datasets: datasets))
        return try reader.read(path: file, overrides: overrides)
    }
}
