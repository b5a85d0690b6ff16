public import Domain

/// A recorded decision, the option of it that is to be built, and what the person adds.
public struct RenderRequest: Sendable {
    /// `D-7`.
    public let decision: DecisionID
    public let workload: Workload
    public let option: DeploymentOption
    /// What the decision cites, with the values it had.
    public let facts: [RecordedFact]
    /// The decision in words, as Markdown.
    public let account: String
    /// Digests of base images, by reference.
    public let digests: ImageDigests
    /// The last day on which base images may be pinned by tag alone: `2027-02-24`.
    public let digestsDue: String
    /// Where the built image goes; nil for a name that has to be replaced.
    public let image: String?

    public init(
        decision: DecisionID, workload: Workload, option: DeploymentOption, facts: [RecordedFact], account: String,
        digests: ImageDigests = .init(), digestsDue: String, image: String? = nil
    ) {
        self.decision = decision
        self.workload = workload
        self.option = option
        self.facts = facts
        self.account = account
        self.digests = digests
        self.digestsDue = digestsDue
        self.image = image
    }
}
