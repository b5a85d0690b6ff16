import Foundation
import Testing

/// A decision's life on the built program.
@Suite struct LedgerTests {
    private static func decided(_ constraints: [String] = []) throws -> BerthProcess {
        let process = try BerthProcess.withSeed()
        for flags in [[], ["--p95-ms", "60", "--name", "fast"]] {
            let outcome = try process.run(["recommend"] + feasible + constraints + flags)
            #expect(outcome.code == 0, "\(outcome.error)")
        }
        return process
    }

    private static func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test("a decision is accepted, superseded and told about in both histories")
    func life() throws {
        let process = try Self.decided()
        let accepted = try process.run([
            "decide", "accept", "D-1", "--because", "cheap", "--link", "https://t/1", "--tag", "prod",
        ])
        #expect(accepted.output == "D-1 accepted by Ada: cheap; tagged prod; https://t/1\n")
        let dry = try process.run(["decide", "supersede", "D-1", "--by", "D-2", "--because", "faster", "--dry-run"])
        #expect(dry.output.contains("D-1 would be superseded by Ada"))
        #expect(try process.run(["decisions", "list", "--status", "accepted", "--tag", "prod"]).output.contains("D-1"))
        let superseded = try process.run(["decide", "supersede", "D-1", "--by", "D-2", "--because", "faster", "--json"])
        #expect(try Self.json(superseded.output)["schema"] as? String == "berth.events/1")
        #expect(try process.run(["decisions", "history", "D-1"]).output.contains("by D-2; faster"))
        #expect(try process.run(["decisions", "history", "D-2"]).output.contains("takes the place of D-1; faster"))
        let timeline = try process.run(["decisions", "history", "--timeline", "--limit", "2"]).output
        #expect(timeline.contains("3 older events left out"))
        #expect(try process.run(["decisions", "search", "faster"]).output.contains("D-2"))
        #expect(
            try process.run(["decisions", "verify"]).output.hasPrefix("The ledger is sound: 2 decisions, 5 events"))
    }

    @Test(
        "what a status does not allow is wrong usage",
        arguments: [
            (["accept", "D-1"], "D-1 is rejected and cannot be accepted"),
            (["supersede", "D-2", "--by", "D-2"], "cannot supersede itself"),
            (["supersede", "D-2", "--by", "D-1"], "D-1 is rejected and cannot take the place of D-2"),
        ])
    func refusals(arguments: [String], message: String) throws {
        let process = try Self.decided()
        #expect(try process.run(["decide", "reject", "D-1", "--because", "no"]).code == 0)
        let outcome = try process.run(["decide"] + arguments + ["--because", "so"])
        #expect(outcome.code == 64)
        #expect(outcome.error.contains(message), "\(outcome.error)")
        #expect(outcome.output.isEmpty)
    }

    @Test("replay comes out byte for byte, and tells of rows that were changed")
    func replay() throws {
        let process = try Self.decided()
        #expect(try process.run(["recommend", "--all"] + feasible).code == 0)
        #expect(try process.run(["recommend"] + infeasible).code == 2)
        for id in ["D-1", "D-2", "D-3", "D-4"] {
            let outcome = try process.run(
                ["decisions", "replay", id], environment: ["BERTH_TODAY": "2027-05-01T09:30:00Z"])
            #expect(outcome.code == 0)
            #expect(outcome.output.hasPrefix("\(id) comes out the same, byte for byte."), "\(outcome.output)")
        }
        let edit = "UPDATE assumptions SET value = value + 1, high = high + 1 WHERE name = 'hours_per_month'"
        #expect(try process.shell("sqlite3 berth.db \"\(edit)\"").code == 0)
        let outcome = try process.run(["decisions", "replay", "D-1"])
        #expect(outcome.code == 78)
        #expect(outcome.output.contains("assumption/hours_per_month"), "\(outcome.output)")
    }

    @Test("drift tells which fact moved, whether the winner still wins, and fails only where it is told to")
    func drift() throws {
        let process = try Self.decided(["--targets", "cloud-run-service", "--targets", "ecs-fargate"])
        let winner = try #require(
            try Self.json(process.run(["decisions", "options", "D-1", "--json"]).output)["options"] as? [[String: Any]])
        let id = try #require(winner.first?["id"] as? String)
        let same = try process.run(
            ["decisions", "drift", "D-1", "--fail-on", "facts"], environment: ["COLUMNS": "160"])
        #expect(same.code == 0)
        #expect(same.output.hasPrefix("D-1: \(id) still wins."))
        // The winner's service at a thousand times its prices, under a new dataset.
        let service = id.contains("fargate") ? "fargate" : "cloud-run"
        let prices = try process.shell(
            """
            mkdir new && sqlite3 -csv -header berth.db "SELECT provider, service, region, item, tier_from, unit, \
            printf('%.9f', usd_nanos / 1e6) AS usd, 'a test' AS source, '2026-11-24' AS as_of FROM service_prices \
            WHERE service = '\(service)'" > new/service_prices.csv && printf 'schema: berth.dataset/1\\nname: dear\\n\
            layer: seed\\nas_of: 2026-11-24\\nsource: a test\\nlicence: CC0\\ndescription: dear\\n' > new/dataset.yaml \
            && $BERTH import new
            """)
        #expect(prices.code == 0, "\(prices.error)")
        let moved = try process.run(
            ["decisions", "drift", "D-1", "--fail-on", "winner"], environment: ["COLUMNS": "160"])
        #expect(moved.code == 1, "\(moved.output)")
        #expect(moved.output.hasPrefix("D-1: \(id) no longer wins"))
        #expect(moved.output.contains("Facts that moved"))
        #expect(try process.run(["decisions", "drift", "--all"]).code == 0)
        let all = try Self.json(process.run(["decisions", "drift", "--all", "--json"]).output)
        #expect((all["decisions"] as? [Any])?.count == 2)
    }

    @Test("why --not answers for options on record, ruled out, passed over and of other regions")
    func whyNot() throws {
        let process = try Self.decided()
        func ask(_ option: String) throws -> BerthProcess.Outcome {
            try process.run(["decisions", "why", "D-1", "--not", option])
        }
        #expect(try ask("2").output.contains("came 2nd"))
        #expect(try ask("sagemaker-training").output.contains("was ruled out by kind"))
        #expect(try ask("p5.48xlarge eks").output.contains("was passed over"))
        #expect(try ask("eu-central-1 ecs-ec2 g5.xlarge").output.contains("of eu-central-1 alone"))
        #expect(try ask("sagemaker").output.contains("options of D-1"))
        #expect(try ask("no such thing").code == 66)
        let document = try process.run(["decisions", "why", "D-1", "--not", "p5.48xlarge", "--json"])
        #expect(try Self.json(document.output)["schema"] as? String == "berth.why-not/1")
    }

    @Test("touching tells what a fact said then and says now; nothing has moved where nothing was imported")
    func touching() throws {
        let process = try Self.decided()
        for table in ["price", "service-price", "instance", "target", "assumption", "image", "runtime", "rule"] {
            let list = try Self.json(process.run(["decisions", "touching", table, "--all", "--json"]).output)
            let uses = try #require(list["uses"] as? [[String: Any]])
            #expect(!uses.isEmpty, "\(table)")
            #expect(uses.allSatisfy { $0["change"] is NSNull }, "\(table)")
        }
        #expect(try process.run(["decisions", "touching", "price/none"]).output.hasPrefix("No decision"))
    }

    @Test("compare puts what differs first")
    func compare() throws {
        let process = try Self.decided()
        let outcome = try process.run(["decisions", "compare", "D-1", "D-2"])
        #expect(outcome.output.hasPrefix("D-1 and D-2 chose"))
        #expect(outcome.output.contains("slo.p95_ms  200"))
        let document = try Self.json(process.run(["decisions", "compare", "D-1", "D-2", "--json"]).output)
        #expect(document["schema"] as? String == "berth.comparison/1")
    }

    @Test("a ledger that was edited is 78, and so is one whose tail was cut off")
    func tampering() throws {
        let process = try Self.decided()
        let head = try #require(
            try Self.json(process.run(["decisions", "verify", "--json"]).output)["hash"] as? String)
        #expect(try process.run(["decisions", "verify", "--against", head]).code == 0)
        #expect(try process.run(["decisions", "verify", "--against", "no-such-file"]).code == 66)
        #expect(try process.run(["decisions", "verify", "--against", "/etc/hostname"]).code == 65)
        #expect(try process.run(["decisions", "verify", "--against", String(repeating: "0", count: 64)]).code == 78)
        let edit = "DROP TRIGGER events_no_update; UPDATE events SET author = 'Eve' WHERE id = 1"
        #expect(try process.shell("sqlite3 berth.db \"\(edit)\"").code == 0)
        let outcome = try process.run(["decisions", "verify"])
        #expect(outcome.code == 78)
        #expect(outcome.output.hasPrefix("The ledger is not sound: event 1 (D-1 proposed) was changed."))
        #expect(try process.run(["doctor"]).code == 78)
    }
}

/// Flags of a workload that nothing meets.
private let infeasible = ["--model", "resnet50", "--average-rps", "20", "--p95-ms", "0.001"]
