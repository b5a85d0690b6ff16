import Domain
import Importing
import KnowledgeBase
import Ledger
import Presentation

/// Writes the decisions that a filter leaves, oldest first, piece by piece.
struct LedgerExport {
    let session: Session
    private let filter: DecisionFilter

    init(_ session: Session, _ filter: DecisionFilter) {
        self.session = session
        self.filter = filter
    }

    func decisions() throws -> [DecisionSummary] {
        try session.ledger.list(filter).decisions.reversed()
    }

    /// - Returns: how many decisions.
    func write(_ format: ExportFormat, file path: String) throws -> Int {
        var text = "", count = 0
        count = try write(format) { text += $0 }
        try OutputFile.write(text, to: path)
        return count
    }

    @discardableResult
    func write(_ format: ExportFormat, to write: (String) throws -> Void) throws -> Int {
        format == .csv ? try writeCSV(to: write) : try writeJSON(to: write)
    }

    /// One document: the anchor, then each decision with its documents, facts and events.
    private func writeJSON(to write: (String) throws -> Void) throws -> Int {
        let decisions = try decisions()
        let anchor = try JSONDocument(session.ledger.anchor()).text
        try write("{\"anchor\":\(anchor),\"decisions\":[")
        for (index, summary) in decisions.enumerated() {
            let decision = try session.ledger.decision(summary.id)
            let entry = try JSONDocument(LedgerEntry(decision, session.ledger)).text
            // The document as it was printed, byte for byte: to read it would be to risk writing it otherwise.
            try write((index > 0 ? "," : "") + entry.dropLast() + ",\"document\":\(decision.document)}")
        }
        try write("],\"schema\":\"berth.ledger/1\"}\n")
        return decisions.count
    }

    private static let columns = [
        "decision", "recorded_at", "author", "team", "workload", "kind", "origin", "status", "winner", "cost_usd_month",
        "p95_ms", "score", "win_probability", "tags", "superseded_by",
    ]

    private func writeCSV(to write: (String) throws -> Void) throws -> Int {
        let decisions = try decisions()
        try write(DatasetExport.line(Self.columns))
        for decision in decisions {
            let events = try session.ledger.events(of: decision.id)
            let cells: [String?] = [
                decision.id.description, decision.recordedAt, decision.author, decision.team, decision.workload,
                decision.kind?.rawValue, decision.origin, decision.status.rawValue, decision.winner,
                decision.costPerMonth.map { $0.plain }, decision.p95Milliseconds.map { $0.plain },
                decision.score.map { $0.plain }, decision.winProbability.map { $0.plain },
                events.tags.joined(separator: ";"), events.successor,
            ]
            try write(DatasetExport.line(cells.map { $0 ?? "" }))
        }
        return decisions.count
    }
}

/// A decision as a member of the exported ledger.
private struct LedgerEntry: Encodable {
    let decision: Decision
    let facts: [RecordedFact]
    let events: [Event]

    init(_ decision: Decision, _ ledger: Ledger) throws {
        self.decision = decision
        facts = try ledger.facts(of: decision.id)
        events = try ledger.events(of: decision.id)
    }

    private enum CodingKeys: String, CodingKey {
        case program, facts, events
        case contentSHA256 = "content_sha256"
    }

    func encode(to encoder: any Encoder) throws {
        try DecisionEntry(decision.summary).encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(decision.program, forKey: .program)
        try container.encode(decision.contentSHA256, forKey: .contentSHA256)
        try container.encode(facts.map(FactEntry.init), forKey: .facts)
        try container.encode(events.map { EventEntry($0) }, forKey: .events)
    }
}
