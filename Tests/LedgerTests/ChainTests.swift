import Domain
import GRDB
import KnowledgeBase
import Testing
@testable import Ledger

@Suite struct ChainTests {
    @Test(
        "the store refuses to change or delete what is recorded",
        arguments: [
            ("decisions", "author"), ("decision_options", "target"), ("decision_facts", "source"), ("events", "author"),
        ])
    func appendOnly(table: String, column: String) throws {
        let sample = try Sample()
        try sample.ledger.record(try sample.proposal())
        if table == "decision_options" {
            try sample.knowledgeBase.write { db in
                try db.execute(sql: "INSERT INTO decision_options VALUES (1, 1, 'o', 't', 0, NULL, 0.5, 1)")
            }
        }
        for sql in ["UPDATE \(table) SET \(column) = 'x'", "DELETE FROM \(table)"] {
            let refusal = #expect(throws: BerthError.self) {
                try sample.knowledgeBase.write { try $0.execute(sql: sql) }
            }
            #expect(refusal?.message.contains("append-only") == true, "\(sql): \(refusal?.message ?? "")")
        }
    }

    @Test("a ledger that nobody touched is sound")
    func sound() throws {
        let sample = try Sample()
        #expect(try sample.ledger.verify().isSound)
        let id = try sample.ledger.record(try sample.proposal())
        try sample.ledger.append(.accepted, to: id, body: "{}", author: "Bo", at: "2026-08-22T08:00:00Z")
        try sample.ledger.record(try sample.proposal(name: "other"))
        let found = try sample.ledger.verify()
        #expect(found.isSound)
        #expect(found.decisions == 2)
        #expect(found.events == 3)
        #expect(try sample.ledger.events(of: DecisionID(number: 2)).last?.hash == found.head)
    }

    @Test(
        "a change behind the ledger's back is found",
        arguments: [
            ("UPDATE events SET author = 'Eve' WHERE id = 1", "event 1 (D-1 proposed) was changed"),
            ("UPDATE events SET body = '{}' WHERE id = 2", "event 2 (D-1 accepted) was changed"),
            ("DELETE FROM events WHERE id = 2", "event 3 (D-2 proposed) does not follow the event before it"),
            (
                "UPDATE decisions SET recommendation = '{}' WHERE id = 2",
                "the workload or the recommendation of D-2 was changed"
            ),
            ("UPDATE decisions SET author = 'Eve' WHERE id = 1", "the options or the facts of D-1 were changed"),
            (
                "UPDATE decision_facts SET value = '{}' WHERE decision_id = 1",
                "the options or the facts of D-1 were changed"
            ),
            (
                "INSERT INTO decision_options VALUES (2, 1, 'o', 't', 0, NULL, 0.5, 1)",
                "the options or the facts of D-2 were changed"
            ),
            ("DELETE FROM events WHERE id = 3", "D-2 has no event that proposed it"),
            ("DELETE FROM events WHERE id = 4", "the last rows of events are missing (4 were recorded, 3 is the last)"),
            (
                "UPDATE decision_summaries SET status = 'rejected' WHERE id = 1",
                "the index of decisions says something else of D-1"
            ),
            ("INSERT INTO decision_tags VALUES ('urgent', 2)", "the index of decisions says something else of D-2"),
            (
                "UPDATE decision_search SET notes = 'expensive' WHERE rowid = 1",
                "the index of decisions says something else of D-1"
            ),
        ])
    func tampering(sql: String, fault: String) throws {
        let sample = try Sample()
        let first = try sample.ledger.record(try sample.proposal())
        try sample.ledger.append(
            .accepted, to: first, body: #"{"because":"cheap"}"#, author: "Bo", at: "2026-08-22T08:00:00Z")
        let second = try sample.ledger.record(try sample.proposal(name: "other"))
        if !sql.contains("id = 3") {
            try sample.ledger.append(.noted, to: second, body: "{}", author: "Bo", at: "2026-08-23T08:00:00Z")
        }
        try sample.tamper(sql)
        #expect(try sample.ledger.verify().fault == fault)
    }

    @Test("tags that come, go and come again leave a sound ledger")
    func tags() throws {
        let sample = try Sample()
        let id = try sample.ledger.record(try sample.proposal())
        for body in [#"{"tags":["a","b"]}"#, #"{"untags":["a"]}"#, #"{"tags":["a","c"],"untags":["c"]}"#] {
            try sample.ledger.append(.noted, to: id, body: body, author: "Bo", at: "2026-08-23T08:00:00Z")
            #expect(try sample.ledger.verify().fault == nil)
        }
        #expect(try sample.ledger.events(of: id).tags == ["a", "b"])
    }

    @Test("a cut tail is told by an anchor or a hash that was kept elsewhere")
    func anchors() throws {
        let sample = try Sample()
        let id = try sample.ledger.record(try sample.proposal())
        let early = try sample.ledger.verify().anchor
        try sample.ledger.append(.accepted, to: id, body: "{}", author: "Bo", at: "2026-08-22T08:00:00Z")
        let late = try sample.ledger.verify().anchor
        #expect(try sample.ledger.verify(against: .anchor(late)).isSound)
        #expect(try sample.ledger.verify(against: .anchor(early)).isSound)
        #expect(try sample.ledger.verify(against: .hash(late.hash)).isSound)
        // Somebody who cuts the tail and sets the store's own count back leaves a ledger that looks whole.
        try sample.tamper(
            """
            DELETE FROM events WHERE id = 2;
            UPDATE sqlite_sequence SET seq = 1 WHERE name = 'events';
            UPDATE decision_summaries SET status = 'proposed';
            """)
        #expect(try sample.ledger.verify().isSound)
        #expect(try sample.ledger.verify(against: .anchor(early)).isSound)
        let cut = try sample.ledger.verify(against: .anchor(late))
        #expect(cut.fault == "the tail was cut off: the anchor knows 2 events, the ledger holds 1")
        #expect(cut.event == 2)
        #expect(try sample.ledger.verify(against: .hash(late.hash)).fault?.hasPrefix("no event has the hash") == true)
    }

    @Test("a ledger written anew is told by an anchor")
    func rewritten() throws {
        let first = try Sample(), second = try Sample()
        try first.ledger.record(try first.proposal())
        try second.ledger.record(try second.proposal(name: "other"))
        let anchor = try first.ledger.verify().anchor
        let found = try second.ledger.verify(against: .anchor(anchor))
        #expect(found.fault == "the ledger was written anew: its event 1 is not the anchor's")
    }

    @Test("an anchor reads back, and nothing else does")
    func anchorFiles() throws {
        let anchor = LedgerAnchor(decisions: 1, events: 2, hash: String(repeating: "a", count: 64))
        #expect(LedgerReference(Array(try canonicalJSON(anchor).utf8)) == .anchor(anchor))
        #expect(LedgerReference(Array(#"{"schema":"other/1","decisions":1,"events":2,"hash":"a"}"#.utf8)) == nil)
        #expect(LedgerReference(Array("[]".utf8)) == nil)
        #expect(LedgerReference(hash: String(repeating: "A", count: 64)) == .hash(anchor.hash))
        #expect(LedgerReference(hash: "abc") == nil)
    }

    @Test("two processes that record at once make one chain")
    func concurrency() async throws {
        let sample = try Sample()
        let proposal = try sample.proposal()
        let ledgers = try (0..<4).map { _ in try sample.anotherLedger() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for ledger in ledgers {
                group.addTask { for _ in 0..<10 { try ledger.record(proposal) } }
            }
            try await group.waitForAll()
        }
        let found = try sample.ledger.verify()
        #expect(found.isSound)
        #expect([found.decisions, found.events] == [40, 40])
    }

    @Test("the digest of an event is SHA-256 over netstrings of its fields")
    func bytes() {
        // printf '0:,3:abc,8:proposed,20:2026-08-21T09:30:00Z,3:Ada,2:{},' | sha256sum
        let hash = EventDigest.of(
            previous: "", content: "abc", event: "proposed", at: "2026-08-21T09:30:00Z", author: "Ada", body: "{}")
        #expect(hash == "7c1e24e3e740046a5bd0853ff6049bc8f2db44163ee589732c81a488bbf6c55b")
    }

    @Test("fields that are joined differently have different digests")
    func unambiguous() {
        #expect(FieldDigest.of(["ab", "c"]) != FieldDigest.of(["a", "bc"]))
        #expect(FieldDigest.of([nil]) != FieldDigest.of([""]))
        #expect(FieldDigest.of([nil]) != FieldDigest.of(["-"]))
    }
}
