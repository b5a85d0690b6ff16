import Domain
import GRDB
import KnowledgeBase
import Testing
@testable import Ledger

@Suite struct RecordingTests {
    @Test("decisions are numbered from D-1")
    func numbers() throws {
        let ledger = try Sample().ledger
        #expect(try ledger.record(try Sample().proposal()) == DecisionID(number: 1))
        #expect(try ledger.record(try Sample().proposal()) == DecisionID(number: 2))
    }

    @Test("the document reads back byte for byte, with the decision's number in it")
    func document() throws {
        let sample = try Sample()
        let id = try sample.ledger.record(try sample.proposal())
        let decision = try sample.ledger.decision(id)
        #expect(decision.storedDocument == #"{"decision":null,"name":"plate-detector"}"#)
        #expect(decision.document == #"{"decision":"D-1","name":"plate-detector"}"#)
        #expect(decision.summary.status == .proposed)
        #expect(decision.datasets == [1])
    }

    @Test("facts keep the values that they had")
    func facts() throws {
        let sample = try Sample()
        let proposal = try sample.proposal(facts: 3)
        let id = try sample.ledger.record(proposal)
        #expect(try sample.ledger.facts(of: id) == proposal.facts)
    }

    @Test("a fact that many options cite is kept once")
    func sharedFacts() throws {
        let sample = try Sample()
        let proposal = try sample.proposal(facts: 1)
        let doubled = try Proposal(
            recommendation: proposal.recommendation, document: proposal.document,
            facts: proposal.facts + proposal.facts, datasets: proposal.datasets, author: "Ada", program: "0.1.0",
            at: proposal.at)
        #expect(try sample.ledger.facts(of: try sample.ledger.record(doubled)).count == 1)
    }

    @Test("links are in the event that opens the history")
    func links() throws {
        let sample = try Sample()
        let id = try sample.ledger.record(try sample.proposal(links: ["https://example.org/OPS-12"]))
        let event = try #require(try sample.ledger.events(of: id).first)
        #expect(event.kind == .proposed)
        #expect(event.author == "Ada")
        #expect(event.body.contains(#""links":["https://example.org/OPS-12"]"#))
    }

    @Test("a list is newest first, narrows and says what it left out")
    func list() throws {
        let sample = try Sample()
        for name in ["a", "b", "a", "a"] { try sample.ledger.record(try sample.proposal(name: name)) }
        let some = try sample.ledger.list(.init(workload: "a", limit: 2))
        #expect(some.decisions.map(\.id.number) == [4, 3])
        #expect(some.leftOut == 1)
        let all = try sample.ledger.list()
        #expect(all.decisions.count == 4)
        #expect(all.leftOut == 0)
    }

    @Test("the last event that is no note gives the status")
    func status() throws {
        let sample = try Sample()
        let id = try sample.ledger.record(try sample.proposal())
        try sample.ledger.append(
            .accepted, to: id, body: #"{"because":"cheap"}"#, author: "Bo", at: "2026-08-22T08:00:00Z")
        try sample.ledger.append(.noted, to: id, body: "{}", author: "Bo", at: "2026-08-22T09:00:00Z")
        #expect(try sample.ledger.decision(id).summary.status == .accepted)
        #expect(try sample.ledger.list(.init(status: .accepted)).decisions.map(\.id) == [id])
        #expect(try sample.ledger.list(.init(status: .proposed)).decisions.isEmpty)
    }

    @Test("a decision that is not there is not found")
    func unknown() throws {
        let sample = try Sample()
        #expect(throws: BerthError.self) { try sample.ledger.decision(DecisionID(number: 9)) }
        #expect(throws: BerthError.self) {
            try sample.ledger.append(.noted, to: DecisionID(number: 9), body: "{}", author: "Bo", at: "")
        }
    }
}
