import Domain
import KnowledgeBase
import Testing
@testable import Ledger

@Suite struct DecidingTests {
    private static func decide(
        _ verdict: Verdict, _ id: Int64 = 1, in sample: Sample, because: String = "so", dryRun: Bool = false
    ) throws -> [Event] {
        try sample.ledger.decide(
            verdict, on: DecisionID(number: id), remarks: EventRemarks(because: because), author: "Bo",
            at: "2026-08-22T08:00:00Z", dryRun: dryRun)
    }

    private static func recorded() throws -> Sample {
        let sample = try Sample()
        for name in ["a", "b", "c"] { try sample.ledger.record(try sample.proposal(name: name)) }
        return sample
    }

    @Test(
        "a decision's life is proposed, accepted, then rejected or superseded",
        arguments: [
            ([Verdict.accept], nil), ([.reject], nil), ([.note, .note], nil), ([.accept, .reject], nil),
            ([.accept, .supersede(by: DecisionID(number: 2)), .note], nil),
            ([.accept, .accept], "D-1 is accepted already"),
            ([.reject, .accept], "D-1 is rejected and cannot be accepted"),
            ([.reject, .reject], "D-1 is rejected already"),
            ([.supersede(by: DecisionID(number: 2)), .accept], "D-1 is superseded and cannot be accepted"),
            ([.supersede(by: DecisionID(number: 1))], "D-1 cannot supersede itself"),
            ([.supersede(by: DecisionID(number: 9))], "there is no decision D-9"),
        ] as [([Verdict], String?)])
    func life(verdicts: [Verdict], refusal: String?) throws {
        let sample = try Self.recorded()
        var message: String?
        do {
            for verdict in verdicts { _ = try Self.decide(verdict, in: sample) }
        } catch let error as BerthError {
            message = error.message
        }
        #expect(message == refusal)
        #expect(try sample.ledger.verify().isSound)
    }

    @Test("a rejected or superseded decision cannot take another's place", arguments: [true, false])
    func successors(rejected: Bool) throws {
        let sample = try Self.recorded()
        _ = try Self.decide(rejected ? .reject : .supersede(by: DecisionID(number: 3)), 2, in: sample)
        let refusal = #expect(throws: BerthError.self) {
            try Self.decide(.supersede(by: DecisionID(number: 2)), in: sample)
        }
        #expect(refusal?.message.hasSuffix("cannot take the place of D-1") == true)
        #expect(try sample.ledger.decision(DecisionID(number: 1)).summary.status == .proposed)
    }

    @Test("supersession links both ways")
    func bothWays() throws {
        let sample = try Self.recorded()
        let events = try Self.decide(.supersede(by: DecisionID(number: 2)), in: sample)
        #expect(events.map(\.kind) == [.superseded, .noted])
        #expect(try sample.ledger.events(of: DecisionID(number: 1)).successor == "D-2")
        #expect(try sample.ledger.events(of: DecisionID(number: 2)).predecessors == ["D-1"])
        #expect(try sample.ledger.decision(DecisionID(number: 2)).summary.status == .proposed)
    }

    @Test("a dry run checks everything and leaves no trace")
    func dryRun() throws {
        let sample = try Self.recorded()
        let before = try sample.ledger.verify()
        #expect(try Self.decide(.accept, in: sample, dryRun: true).map(\.kind) == [.accepted])
        #expect(try sample.ledger.verify() == before)
        _ = try Self.decide(.reject, in: sample)
        #expect(throws: BerthError.self) { try Self.decide(.accept, in: sample, dryRun: true) }
    }

    @Test("tags come and go, and a list follows them")
    func tags() throws {
        let sample = try Self.recorded()
        func note(_ remarks: EventRemarks) throws {
            _ = try sample.ledger.decide(
                .note, on: DecisionID(number: 2), remarks: remarks, author: "Bo", at: "2026-08-22T08:00:00Z",
                dryRun: false)
        }
        try note(EventRemarks(tags: ["prod", "q3"]))
        try note(EventRemarks(tags: ["prod"]))
        #expect(try sample.ledger.list(.init(tag: "prod")).decisions.map(\.id.number) == [2])
        try note(EventRemarks(untags: ["prod"]))
        #expect(try sample.ledger.list(.init(tag: "prod")).decisions.isEmpty)
        #expect(try sample.ledger.events(of: DecisionID(number: 2)).tags == ["q3"])
    }

    @Test("of two that accept at once one is told")
    func race() async throws {
        let sample = try Self.recorded()
        let ledgers = try (0..<4).map { _ in try sample.anotherLedger() }
        let accepted = await withTaskGroup(of: Bool.self) { group in
            for ledger in ledgers {
                group.addTask {
                    (try? ledger.decide(
                        .accept, on: DecisionID(number: 1), remarks: .init(because: "so"), author: "Bo", at: "",
                        dryRun: false)) != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(accepted == 1)
    }
}
