public import Domain

/// Something that happened to a decision.
public struct Event: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case proposed, accepted, rejected, superseded, noted
    }

    public let decision: DecisionID
    public let kind: Kind
    /// ISO 8601, UTC.
    public let at: String
    public let author: String
    /// A JSON object.
    public let body: String
    public let hash: String

    public init(decision: DecisionID, kind: Kind, at: String, author: String, body: String, hash: String) {
        self.decision = decision
        self.kind = kind
        self.at = at
        self.author = author
        self.body = body
        self.hash = hash
    }
}

/// The body of the event that opens a decision's history.
struct ProposedBody: Codable {
    let facts: Int
    let links: [String]
    let options: Int
    let recordSHA256: String

    enum CodingKeys: String, CodingKey {
        case facts, links, options
        case recordSHA256 = "record_sha256"
    }
}
