import Domain
import Foundation
import Ledger

/// A decision with all that it rests on, as the ledger keeps it.
struct Rationale: Encodable {
    let decision: Decision
    let recommendation: Recommendation
    let facts: [RecordedFact]
    let events: [Event]

    init(_ id: DecisionID, _ ledger: Ledger) throws {
        decision = try ledger.decision(id)
        recommendation = try decision.recommendation()
        facts = try ledger.facts(of: id)
        events = try ledger.events(of: id)
    }

    /// A line for each event, oldest first.
    var history: [String] {
        events.map { event in
            let body = try? JSONDecoder().decode(Body.self, from: Data(event.body.utf8))
            let remarks = [body?.because].compactMap { $0 } + (body?.links ?? [])
            return "\(event.at) \(event.kind.rawValue) by \(event.author)" + remarks.map { ": " + $0 }.joined()
        }
    }

    private struct Body: Decodable {
        let because: String?
        let links: [String]?
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
        try container.encode(events.map(EventEntry.init), forKey: .events)
        try container.encode(recommendation.knowledge.datasets, forKey: .datasets)
        try container.encode(decision.fingerprint, forKey: .fingerprint)
    }

    private struct FactEntry: Encodable {
        let cited: CitedFact
        let value: AnyJSON?

        init(_ fact: RecordedFact) {
            cited = fact.cited
            value = try? JSONDecoder().decode(AnyJSON.self, from: Data(fact.value.utf8))
        }

        private enum CodingKeys: String, CodingKey { case value }

        func encode(to encoder: any Encoder) throws {
            try cited.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(value, forKey: .value)
        }
    }

    private struct EventEntry: Encodable {
        let event: String
        let at: String
        let author: String
        let body: AnyJSON?
        let hash: String

        init(_ event: Event) {
            self.event = event.kind.rawValue
            at = event.at
            author = event.author
            body = try? JSONDecoder().decode(AnyJSON.self, from: Data(event.body.utf8))
            hash = event.hash
        }
    }
}
