public import Domain

/// A decision that somebody wrote down elsewhere, without a plan.
public struct ImportedDecision: Sendable {
    /// What it was known by there: `adr/0007-use-eks`.
    public let origin: String
    public let title: String
    public let choice: String?
    /// The whole text, as written.
    public let text: String
    public let author: String
    /// ISO 8601, UTC.
    public let at: String
    public let links: [String]
    /// What it says became of it, beyond being proposed, and in which words.
    public let status: Event.Kind
    public let statusText: String
    /// The origin of the decision that takes its place.
    public let successor: String?

    public init(
        origin: String, title: String, choice: String?, text: String, author: String, at: String, links: [String],
        status: Event.Kind, statusText: String, successor: String?
    ) {
        self.origin = origin
        self.title = title
        self.choice = choice
        self.text = text
        self.author = author
        self.at = at
        self.links = links
        self.status = status
        self.statusText = statusText
        self.successor = successor
    }

    /// What is stored in place of a recommendation. `decision` comes first, as in one.
    struct Document: Codable {
        let schema: String
        let origin: String
        let title: String
        let text: String

        init(_ decision: ImportedDecision) {
            schema = "berth.adr/1"
            origin = decision.origin
            title = decision.title
            text = decision.text
        }

        private enum CodingKeys: String, CodingKey { case schema, decision, origin, title, text }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            schema = try container.decode(String.self, forKey: .schema)
            origin = try container.decode(String.self, forKey: .origin)
            title = try container.decode(String.self, forKey: .title)
            text = try container.decode(String.self, forKey: .text)
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encodeNil(forKey: .decision)
            try container.encode(schema, forKey: .schema)
            try container.encode(origin, forKey: .origin)
            try container.encode(title, forKey: .title)
            try container.encode(text, forKey: .text)
        }
    }
}

/// What an import made of one decision.
public struct ImportedOutcome: Sendable {
    public enum Change: String, Sendable {
        /// It was not there.
        case added
        /// It was there with another text: the new decision takes its place.
        case replaced
        case unchanged
    }

    public let origin: String
    public let title: String
    public let decision: DecisionID
    public let change: Change
}
