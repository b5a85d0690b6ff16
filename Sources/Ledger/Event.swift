public import Domain
import Foundation

/// Something that happened to a decision.
public struct Event: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case proposed, accepted, rejected, superseded, noted
    }

    /// The place in the ledger's chain, from 1.
    public let number: Int64
    public let decision: DecisionID
    public let kind: Kind
    /// ISO 8601, UTC.
    public let at: String
    public let author: String
    /// A JSON object.
    public let body: String
    public let hash: String

    public init(
        number: Int64, decision: DecisionID, kind: Kind, at: String, author: String, body: String, hash: String
    ) {
        self.number = number
        self.decision = decision
        self.kind = kind
        self.at = at
        self.author = author
        self.body = body
        self.hash = hash
    }

    /// What the body says, as far as this program understands it.
    public var remarks: EventRemarks {
        (try? JSONDecoder().decode(EventRemarks.self, from: Data(body.utf8))) ?? EventRemarks()
    }
}

/// What people said when something happened to a decision: the body of an event, without what is empty.
public struct EventRemarks: Hashable, Sendable, Codable {
    public var because: String?
    /// Tickets and pages.
    public var links: [String]?
    public var tags: [String]?
    /// Tags that were taken away.
    public var untags: [String]?
    /// The decision that takes the place of this one, and the ones whose place this one takes.
    public var supersededBy: String?
    public var supersedes: String?
    /// The file that it was imported from, where Berth did not record it first.
    public var importedFrom: String?

    public init(
        because: String? = nil, links: [String] = [], tags: [String] = [], untags: [String] = [],
        supersededBy: DecisionID? = nil, supersedes: DecisionID? = nil, importedFrom: String? = nil
    ) {
        self.because = because
        self.links = links.isEmpty ? nil : links
        self.tags = tags.isEmpty ? nil : tags
        self.untags = untags.isEmpty ? nil : untags
        self.supersededBy = supersededBy?.description
        self.supersedes = supersedes?.description
        self.importedFrom = importedFrom
    }

    private enum CodingKeys: String, CodingKey {
        case because, links, tags, untags, supersedes
        case supersededBy = "superseded_by"
        case importedFrom = "imported_from"
    }

    /// Each remark in words, in the order that a reader wants them.
    public var lines: [String] {
        [
            supersededBy.map { "by \($0)" }, supersedes.map { "takes the place of \($0)" }, because,
            tags.map { "tagged " + $0.joined(separator: ", ") },
            untags.map { "no longer " + $0.joined(separator: ", ") },
            importedFrom.map { "imported from \($0)" },
        ].compactMap { $0 } + (links ?? [])
    }
}

/// The body of the event that opens a decision's history.
struct ProposedBody: Codable {
    let facts: Int
    let links: [String]
    let options: Int
    let recordSHA256: String
    /// The day that ages were counted from, and whether every option was written out: what planning depends on beside
    /// the workload and the datasets. Nil in decisions of versions before `replay`.
    var today: String?
    var allOptions: Bool?
    var importedFrom: String?
    var tags: [String]?

    enum CodingKeys: String, CodingKey {
        case facts, links, options, today, tags
        case recordSHA256 = "record_sha256"
        case allOptions = "all_options"
        case importedFrom = "imported_from"
    }
}
