import Domain
import KnowledgeBase
import Testing
@testable import Ledger

@Suite struct ImportedDecisionTests {
    private static func decision(
        _ name: String, text: String = "text", status: Event.Kind = .accepted, successor: String? = nil
    ) -> ImportedDecision {
        ImportedDecision(
            origin: "adr/" + name, title: name, choice: nil, text: text, author: "Cy", at: "2020-01-01T00:00:00Z",
            links: [], status: status, statusText: "", successor: successor)
    }

    @Test("records come in once, with what became of them and their origin")
    func imports() throws {
        let sample = try Sample()
        let records = [
            Self.decision("0001", status: .superseded, successor: "adr/0002"), Self.decision("0002"),
            Self.decision("0003", status: .proposed),
        ]
        let first = try sample.ledger.record(records, program: "0.1.0", dryRun: false)
        #expect(first.map(\.change) == [.added, .added, .added])
        let list = try sample.ledger.list().decisions
        #expect(list.map(\.origin) == ["adr/0003", "adr/0002", "adr/0001"])
        #expect(list.map(\.status) == [.proposed, .accepted, .superseded])
        #expect(list.allSatisfy { $0.kind == nil })
        #expect(try sample.ledger.events(of: DecisionID(number: 1)).successor == "D-2")
        #expect(try sample.ledger.events(of: DecisionID(number: 2)).predecessors == ["D-1"])
        let again = try sample.ledger.record(records, program: "0.1.0", dryRun: false)
        #expect(again.map(\.change) == [.unchanged, .unchanged, .unchanged])
        #expect(try sample.ledger.verify().isSound)
        #expect(try sample.ledger.search("text", .init()).hits.count == 3)
    }

    @Test("another text takes the place of the one before it")
    func rewritten() throws {
        let sample = try Sample()
        _ = try sample.ledger.record([Self.decision("0001")], program: "0.1.0", dryRun: false)
        let again = try sample.ledger.record([Self.decision("0001", text: "new")], program: "0.1.0", dryRun: false)
        #expect(again.map(\.change) == [.replaced])
        #expect(try sample.ledger.list().decisions.map(\.status) == [.accepted, .superseded])
        #expect(try sample.ledger.decision(DecisionID(number: 2)).importedText == "new")
    }

    @Test("a dry run tells what would be done and leaves no trace")
    func dryRun() throws {
        let sample = try Sample()
        let outcomes = try sample.ledger.record([Self.decision("0001")], program: "0.1.0", dryRun: true)
        #expect(outcomes.map(\.change) == [.added])
        #expect(try sample.ledger.list().decisions.isEmpty)
        #expect(try sample.ledger.record(try sample.proposal()) == DecisionID(number: 1))
    }

    @Test("a decision without a plan says so where a plan is asked for")
    func withoutPlan() throws {
        let sample = try Sample()
        _ = try sample.ledger.record([Self.decision("0001")], program: "0.1.0", dryRun: false)
        let decision = try sample.ledger.decision(DecisionID(number: 1))
        let refusal = #expect(throws: BerthError.self) { try decision.recommendation() }
        #expect(refusal?.kind == .usage)
        #expect(refusal?.message == "D-1 has no plan: it was imported from adr/0001")
    }

    @Test("an edited origin is found")
    func tampering() throws {
        let sample = try Sample()
        _ = try sample.ledger.record([Self.decision("0001")], program: "0.1.0", dryRun: false)
        try sample.tamper("UPDATE decisions SET origin = 'adr/9'; UPDATE decision_summaries SET origin = 'adr/9'")
        #expect(try sample.ledger.verify().fault == "the options or the facts of D-1 were changed")
    }
}
