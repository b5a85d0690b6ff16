public import Domain

/// A recommendation and the facts it cites.
public struct Plan: Sendable {
    public var recommendation: Recommendation
    private let citations: Citations
    private let evaluations: [Evaluation]
    private let context: PlanningContext

    init(
        recommendation: Recommendation, citations: Citations, evaluations: [Evaluation], context: PlanningContext
    ) {
        self.recommendation = recommendation
        self.citations = citations
        self.evaluations = evaluations
        self.context = context
    }

    /// Every option that was compared, best first; more than the recommendation writes out.
    public var optionIDs: [String] { evaluations.map(\.id) }

    /// nil where there is no such option, or it is one for a job.
    public func replayable(_ id: String) -> ReplayableOption? {
        evaluations.first { $0.id == id }.flatMap { ReplayableOption($0, context) }
    }

    /// The cited facts with the values they had, sorted by id: what the ledger keeps.
    public func facts() throws(BerthError) -> [RecordedFact] {
        try citations.recorded()
    }
}
