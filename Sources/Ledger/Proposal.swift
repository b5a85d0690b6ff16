public import Domain

/// A recommendation about to be recorded, and who asked for it.
public struct Proposal: Sendable {
    public let recommendation: Recommendation
    /// The bytes that `--json` prints, `decision` null. They are kept as they are, so that a script reads back later
    /// what it read at first.
    public let document: String
    /// The workload as understood, as JSON.
    public let workloadDocument: String
    public let facts: [RecordedFact]
    /// Highest precedence first.
    public let datasets: [Dataset]
    public let author: String
    public let team: String?
    /// The version of Berth that decided.
    public let program: String
    /// ISO 8601, UTC.
    public let at: String
    /// Tickets and pages that the decision belongs to.
    public let links: [String]
    public let tags: [String]
    /// The day that ages were counted from, `YYYY-MM-DD`.
    public let today: String
    /// Whether every option was written out.
    public let allOptions: Bool

    public init(
        recommendation: Recommendation, document: String, facts: [RecordedFact], datasets: [Dataset], author: String,
        team: String? = nil, program: String, at: String, links: [String] = [], tags: [String] = [],
        today: String? = nil, allOptions: Bool = false
    ) throws {
        self.recommendation = recommendation
        self.document = document
        self.workloadDocument = try canonicalJSON(recommendation.workload)
        self.facts = facts
        self.datasets = datasets
        self.author = author
        self.team = team
        self.program = program
        self.at = at
        self.links = links
        self.tags = tags
        self.today = today ?? String(at.prefix(10))
        self.allOptions = allOptions
    }
}
