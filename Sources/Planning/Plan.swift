public import Domain

/// A recommendation and the facts it cites.
public struct Plan: Sendable {
    public var recommendation: Recommendation
    private let citations: Citations

    init(recommendation: Recommendation, citations: Citations) {
        self.recommendation = recommendation
        self.citations = citations
    }

    /// The cited facts with the values they had, sorted by id: what the ledger keeps.
    public func facts() throws(BerthError) -> [RecordedFact] {
        try citations.recorded()
    }
}
