import Artifacts
import Domain
import KnowledgeBase
import Ledger
import Presentation

/// From a recorded decision to what rendering takes.
struct Renderings {
    private let session: Session

    init(_ session: Session) {
        self.session = session
    }

    /// - Parameter rank: which of the decision's options; 1 is the one it recommends.
    func request(_ id: DecisionID, rank: Int, digests: String?, image: String?) throws -> RenderRequest {
        let decision = try session.ledger.decision(id)
        let recommendation = try decision.recommendation()
        guard let option = recommendation.options.first(where: { $0.rank == rank }) else {
            let there = recommendation.options.count
            throw BerthError(
                .notFound,
                there == 0
                    ? "\(id) found nothing feasible, so there is nothing to render"
                    : "\(id) has no option \(rank)",
                hints: [
                    there == 0
                        ? "berth decisions show \(id) says what would make an option feasible"
                        : "it kept \(Number.count(there, "option")): berth decisions show \(id)"
                ])
        }
        let report = RecommendationReport(
            recommendation, titles: try session.ledger.targetTitles(of: decision),
            today: CalendarDay(decision.summary.recordedAt), detail: .explanation)
        let summary = decision.summary
        let heading = Block.text("Recommended on \(summary.recordedAt.prefix(10)) for \(summary.author).")
        let choice: [Block] =
            rank == 1 ? [] : [.text("These files are of option \(rank), \(option.id), not of the one recommended.")]
        return RenderRequest(
            decision: id, workload: recommendation.workload, option: option,
            facts: try session.ledger.facts(of: id),
            account: "# \(id): \(summary.workload)\n\n" + MarkdownDocument([heading] + choice + report.blocks).text,
            digests: try digests.map { try ImageDigests(try Self.text($0), file: $0) } ?? ImageDigests(),
            digestsDue: CalendarDay(summary.recordedAt)?.later(months: 3) ?? "", image: image)
    }

    func artifacts(_ request: RenderRequest, only: Set<Artifact.Group>?) throws -> [Artifact] {
        try Rendering(templates: TemplateFolder(path: try session.resources.templatesFolder())).artifacts(
            request, only: only)
    }

    /// Writes all the files of a decision's first option.
    func write(_ id: DecisionID, to folder: String, force: Bool = false) throws -> RenderedFolder {
        let request = try request(id, rank: 1, digests: nil, image: nil)
        let rendered = try RenderedFolder(folder, artifacts(request, only: nil), for: request, isPartial: false)
        try rendered.write(force: force)
        return rendered
    }

    private static func text(_ file: String) throws -> String {
        String(decoding: try FileBytes.read(file), as: UTF8.self)
    }
}
