import Domain
import Ledger

/// A decision with all that it rests on, as the ledger keeps it.
struct Rationale: Encodable {
    let decision: Decision
    let recommendation: Recommendation
    let facts: [RecordedFact]
    let events: [Event]

    init(_ decision: Decision, _ ledger: Ledger) throws {
        self.decision = decision
        recommendation = try decision.recommendation()
        facts = try ledger.facts(of: decision.id)
        events = try ledger.events(of: decision.id)
    }

    init(_ id: DecisionID, _ ledger: Ledger) throws {
        try self.init(ledger.decision(id), ledger)
    }

    /// A line for each event, oldest first.
    var history: [String] {
        events.map(\.line)
    }

    private enum CodingKeys: String, CodingKey {
        case schema, decision, workload, winner, status, score, facts, events, datasets, fingerprint
    }

    func encode(to encoder: any Encoder) throws {
        let winner = recommendation.options.first
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.why/1", forKey: .schema)
        try container.encode(decision.id.description, forKey: .decision)
        try container.encode(decision.summary.workload, forKey: .workload)
        try container.encode(winner?.id, forKey: .winner)
        try container.encode(decision.summary.status.rawValue, forKey: .status)
        try container.encode(winner?.score, forKey: .score)
        try container.encode(facts.map(FactEntry.init), forKey: .facts)
        try container.encode(events.map { EventEntry($0) }, forKey: .events)
        try container.encode(recommendation.knowledge.datasets, forKey: .datasets)
        try container.encode(decision.fingerprint, forKey: .fingerprint)
    }
}
