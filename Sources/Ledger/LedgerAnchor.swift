import Domain
import Foundation

/// The end of the ledger's chain at some moment, kept elsewhere: what tells later that a tail was cut off.
public struct LedgerAnchor: Hashable, Sendable, Codable {
    public static let schema = "berth.anchor/1"

    public let schema: String
    public let decisions: Int
    public let events: Int
    /// Of the last event; empty for an empty ledger.
    public let hash: String

    public init(decisions: Int, events: Int, hash: String) {
        schema = Self.schema
        self.decisions = decisions
        self.events = events
        self.hash = hash
    }
}

/// What a ledger is held against: an anchor that was written by an export, or a hash alone.
public enum LedgerReference: Hashable, Sendable {
    case anchor(LedgerAnchor)
    case hash(String)

    /// Reads the bytes of an anchor.
    public init?(_ bytes: some Sequence<UInt8>) {
        guard let anchor = try? JSONDecoder().decode(LedgerAnchor.self, from: Data(bytes)),
            anchor.schema == LedgerAnchor.schema
        else { return nil }
        self = .anchor(anchor)
    }

    /// Reads a hash of 64 hexadecimal digits.
    public init?(hash: String) {
        guard hash.count == 64, hash.allSatisfy(\.isHexDigit) else { return nil }
        self = .hash(hash.lowercased())
    }
}
