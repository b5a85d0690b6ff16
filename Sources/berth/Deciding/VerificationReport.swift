import Domain
import KnowledgeBase
import Ledger
import Presentation

/// `decisions verify`, for people and for machines.
struct VerificationReport: Encodable {
    let found: Ledger.Verification
    /// Whether the ledger was held against something that was kept elsewhere.
    let hasReference: Bool

    var blocks: [Block] {
        let size = "\(Number.count(found.decisions, "decision")), \(Number.count(found.events, "event"))"
        guard let fault = found.fault else {
            let end = found.head.isEmpty ? [] : [Block.text("The last event's hash is \(found.head).")]
            let advice =
                hasReference
                ? "It goes on from what it was held against."
                : "Keep the hash elsewhere: verify --against HASH then tells whether the end was cut off."
            return [.headline("The ledger is sound: \(size).")] + end + [.text(advice)]
        }
        return [.headline("The ledger is not sound: \(fault)."), .text("It holds \(size).")]
    }

    private enum CodingKeys: String, CodingKey { case schema, sound, decisions, events, hash, fault, event }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.verification/1", forKey: .schema)
        try container.encode(found.isSound, forKey: .sound)
        try container.encode(found.decisions, forKey: .decisions)
        try container.encode(found.events, forKey: .events)
        try container.encode(found.head, forKey: .hash)
        try container.encode(found.fault, forKey: .fault)
        try container.encode(found.event, forKey: .event)
    }
}

extension LedgerReference {
    /// A hash as it is, else the anchor in a file.
    ///
    /// - Throws: `.notFound` or `.badData`.
    static func read(_ text: String) throws -> LedgerReference {
        if let hash = LedgerReference(hash: text) { return hash }
        guard let anchor = LedgerReference(try FileBytes.read(text)) else {
            throw BerthError(
                .badData, "\(text) is no anchor",
                hints: ["berth decisions export writes one as anchor.json; a hash has 64 hexadecimal digits"])
        }
        return anchor
    }
}
