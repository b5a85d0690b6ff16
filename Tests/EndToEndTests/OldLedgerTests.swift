import Foundation
import Testing

/// Ledgers that earlier versions wrote, as `sqlite3 .dump` gives them, with a few rows of the facts of their day. They
/// are never made anew: what they hold must stay readable and replayable.
@Suite struct OldLedgerTests {
    static let ledgers = ["ledger-0.1.0"]

    private static func restored(_ name: String) throws -> BerthProcess {
        let process = try BerthProcess()
        let dump = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name).sql")
        #expect(try process.shell("sqlite3 berth.db < '\(dump.path)'").code == 0)
        return process
    }

    @Test("every verb still answers from an old ledger", arguments: ledgers)
    func readable(name: String) throws {
        let process = try Self.restored(name)
        #expect(
            try process.run(["decisions", "verify"]).output.hasPrefix("The ledger is sound: 3 decisions, 4 events."))
        #expect(try process.run(["doctor"]).code == 0)
        for arguments in [
            ["list", "--status", "accepted", "--tag", "production"], ["show", "D-1"], ["show", "D-2", "--explain"],
            ["show", "D-3"], ["why", "D-1"], ["why", "D-1", "--not", "2"], ["options", "D-2"], ["history", "D-1"],
            ["history", "--timeline"], ["compare", "D-1", "D-2"], ["search", "keeps the promise"],
            ["touching", "assumption/hours_per_month"], ["export", "--out", "records"], ["drift", "D-1"],
        ] {
            let outcome = try process.run(["decisions"] + arguments)
            #expect(outcome.code == 0, "\(arguments): \(outcome.error)")
            #expect(!outcome.output.isEmpty)
        }
        #expect(try process.run(["decisions", "list", "--tag", "production"]).output.contains("D-1"))
    }

    /// Planning may have changed since; that a decision is computed again from its own facts may not.
    @Test("old decisions are replayed from the facts they saw", arguments: ledgers, ["D-1", "D-2", "D-3"])
    func replayable(name: String, decision: String) throws {
        let outcome = try Self.restored(name).run(["decisions", "replay", decision, "--json"])
        #expect([0, 1, 70].contains(outcome.code), "\(outcome.error)")
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(document["schema"] as? String == "berth.replay/1")
        #expect((document["changed_facts"] as? [String])?.isEmpty == true)
        #expect(outcome.code == 0 || (document["differences"] as? [Any])?.isEmpty == false)
    }
}
