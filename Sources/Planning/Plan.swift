public import Domain

/// A recommendation and the facts it cites, with the values they had.
public struct Plan: Sendable {
    public var recommendation: Recommendation
    public let facts: [RecordedFact]

    public init(recommendation: Recommendation, facts: [RecordedFact]) {
        self.recommendation = recommendation
        self.facts = facts
    }
}
