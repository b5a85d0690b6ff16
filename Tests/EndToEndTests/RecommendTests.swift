import Foundation
import Testing

@Suite struct RecommendTests {
    @Test("the first use makes the database and says so in one line")
    func firstUse() throws {
        let process = try BerthProcess()
        let first = try process.run(["datasets", "list", "--json"])
        #expect(first.code == 0)
        #expect(first.error.split(separator: "\n").count == 1)
        #expect(first.error.contains(process.database.path))
        #expect(first.output.hasPrefix("{"))
        #expect(try process.run(["datasets", "list"]).error.isEmpty)
    }

    @Test("the same question gives the same bytes")
    func determinism() throws {
        let answers = try (0..<3).map { _ in
            try BerthProcess.withSeed().run(["recommend", "--json"] + feasible)
        }
        #expect(answers.allSatisfy { $0.code == 0 && $0.error.isEmpty })
        #expect(answers[0].output == answers[1].output)
        #expect(answers[1].output == answers[2].output)
    }

    @Test("--json prints one document, which the ledger gives back byte for byte")
    func document() throws {
        let process = try BerthProcess.withSeed()
        let outcome = try process.run(["recommend", "--json"] + feasible)
        #expect(outcome.output.hasSuffix("}\n"))
        #expect(outcome.output.split(separator: "\n").count == 1)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(object["schema"] as? String == "berth.recommendation/1")
        #expect(object["decision"] as? String == "D-1")
        #expect(try process.run(["decisions", "show", "D-1", "--json"]).output == outcome.output)
        let dry = try process.run(["recommend", "--dry-run", "--json"] + feasible)
        #expect(dry.output == outcome.output.replacingOccurrences(of: #""decision":"D-1""#, with: #""decision":null"#))
        #expect(try process.run(["decisions", "list"]).output.split(separator: "\n").count == 2)
    }

    @Test("a file, standard input and flags are read alike")
    func sources() throws {
        let process = try BerthProcess.withSeed()
        let workload = """
            schema: berth.workload/1
            name: plate-detector
            kind: online
            model: {name: resnet50}
            traffic: {average_rps: 20, peak_rps: 50}
            slo: {p95_ms: 200}
            """
        try workload.write(to: process.folder.appending(path: "w.yaml"), atomically: true, encoding: .utf8)
        let file = try process.run(["recommend", "w.yaml", "--dry-run", "--json"])
        let input = try process.run(["recommend", "-", "--dry-run", "--json"], input: workload)
        let flags = try process.run(["recommend", "--name", "plate-detector", "--dry-run", "--json"] + feasible)
        #expect(file.code == 0, "\(file.error)")
        #expect(file.output == input.output)
        #expect(file.output == flags.output)
    }

    @Test("the report is about a screen, and Markdown and the explanation say the same")
    func reports() throws {
        let process = try BerthProcess.withSeed()
        let text = try process.run(["recommend", "--dry-run"] + feasible)
        #expect(text.code == 0)
        let lines = text.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 52)
        let headline = try #require(lines.first)
        let markdown = try process.run(["recommend", "--dry-run", "--markdown"] + feasible)
        #expect(markdown.output.hasPrefix("## "))
        let explained = try process.run(["recommend", "--dry-run", "--explain"] + feasible)
        #expect(explained.output.hasPrefix(headline))
        #expect(explained.output.contains("Contributions to the score"))
    }

    @Test("why names the facts, and says why not another")
    func why() throws {
        let process = try BerthProcess.withSeed()
        _ = try process.run(["recommend", "--link", "https://example.org/OPS-12"] + feasible)
        let why = try process.run(["decisions", "why", "D-1"])
        #expect(why.code == 0)
        #expect(why.output.contains("https://example.org/OPS-12"))
        #expect(why.output.contains("proposed by Ada"))
        #expect(try process.run(["decisions", "why", "D-1", "--not", "2"]).code == 0)
        #expect(try process.run(["decisions", "why", "D-1", "--not", "no such option"]).code == 66)
        let json = try process.run(["decisions", "why", "D-1", "--json"])
        #expect(json.output.contains(#""schema":"berth.why/1""#))
    }

    @Test("a reader that leaves early is no failure")
    func closedPipe() throws {
        let process = try BerthProcess.withSeed()
        let line = "{ $BERTH facts prices --all --json; echo code $? >&2; } | head -c 10"
        let outcome = try process.shell(line)
        #expect(outcome.error == "code 0\n")
        #expect(try process.shell("$BERTH decisions list >&-").error.isEmpty)
    }

    @Test("a full disk is 74", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func fullDisk() throws {
        let outcome = try BerthProcess.withSeed().shell("$BERTH schema workload > /dev/full")
        #expect(outcome.code == 74)
        #expect(outcome.error.hasPrefix("berth: "))
    }

    @Test("two processes may record at once")
    func concurrency() throws {
        let process = try BerthProcess.withSeed()
        let runs = try (0..<4).map { _ in try process.start(["recommend"] + feasible) }
        for run in runs {
            let outcome = try run.outcome()
            #expect(outcome.code == 0, "\(outcome.error)")
        }
        let doctor = try process.run(["doctor", "--json"])
        #expect(doctor.code == 0)
        #expect(doctor.output.contains(#""decisions":4"#))
    }
}
