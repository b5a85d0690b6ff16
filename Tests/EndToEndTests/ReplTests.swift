import Foundation
import Testing

@Suite("berth repl without a terminal")
struct ReplTests {
    @Test(
        "a command prints what the verb prints",
        arguments: [
            (".decisions", ["decisions", "list"]), (".show D-1", ["decisions", "show", "D-1"]),
            (".why D-1 --not eks", ["decisions", "why", "D-1", "--not", "eks"]),
            (".prices --gpu L4 --region us-east-1", ["facts", "prices", "--gpu", "L4", "--region", "us-east-1"]),
            (".targets --all", ["facts", "targets", "--all"]), (".images", ["facts", "images"]),
            (".datasets", ["datasets"]), (".datasets show berth-seed", ["datasets", "show", "berth-seed"]),
            (".decisions --workload 'no such'", ["decisions", "--workload", "no such"]),
            (".facts cpus --columns cpu", ["facts", "cpus", "--columns", "cpu"]),
            (".decisions --json", ["decisions", "--json"]),
            (".options D-1", ["decisions", "options", "D-1"]), (".history D-1", ["decisions", "history", "D-1"]),
            (".compare D-1 D-2", ["decisions", "compare", "D-1", "D-2"]),
            (".search resnet50", ["decisions", "search", "resnet50"]),
            (".touching price/aws", ["decisions", "touching", "price/aws"]),
            (".drift D-1", ["decisions", "drift", "D-1"]),
            (".verify", ["decisions", "verify"]), (".replay D-1", ["decisions", "replay", "D-1"]),
            (".history --timeline", ["decisions", "history", "--timeline"]),
            (".datasets stale", ["datasets", "stale"]), (".facts provider/aws", ["facts", "provider/aws"]),
            (
                ".predict --model resnet50 --hardware L4 --runtime tensorrt --precision fp16",
                [
                    "predict", "--model", "resnet50", "--hardware", "L4", "--runtime", "tensorrt", "--precision",
                    "fp16",
                ]
            ), (".why --help", ["decisions", "why", "--help"]),
        ])
    func verbs(line: String, words: [String]) throws {
        let process = try BerthProcess.withSeed()
        for _ in 0..<2 { _ = try process.run(["recommend"] + feasible) }
        let shell = try process.run(["repl", "-c", line])
        let verb = try process.run(words)
        #expect(verb.code == 0)
        #expect(shell.output == verb.output)
        #expect(shell.code == 0)
    }

    @Test("every read verb and every table is a command, and .help knows it")
    func everyVerb() throws {
        let process = try BerthProcess.withSeed()
        let help = try process.run(["repl", "-c", ".help"]).output
        for name in ["decisions", "show", "why", "datasets", "prices", "targets", "measurements", "models", "images"] {
            #expect(help.contains(".\(name)"), "\(name)")
            #expect(try process.run(["repl", "-c", ".help \(name)"]).output.contains("OVERVIEW: "))
        }
        for topic in ["sql", "keys", "mode", ".limit"] {
            #expect(try process.run(["repl", "-c", ".help \(topic)"]).code == 0)
        }
    }

    @Test(
        "what fails ends with its code, and nothing after it runs",
        arguments: [
            ("nonsense;", 65, "syntax error"), ("SELECT nope FROM prices;", 65, "no such column: nope"),
            ("DELETE FROM prices;", 77, "the shell only reads: DELETE FROM prices is refused"),
            (".nope", 64, "there is no command '.nope'"), (".pices", 64, "did you mean .prices?"),
            (".why D-99", 66, "there is no decision D-99"), (".prices --wat", 64, "Unknown option '--wat'"),
            (".mode sideways", 64, ".mode [table|line|csv|json|markdown]"), (".limit -1", 64, ".limit [N]"),
            (".timeout 0", 64, "from 0.001 to 3600"), (".run nope", 66, "no statement 'nope' is saved"),
            (".schema nope", 66, "there is no table or view 'nope'"), (".help nope", 66, "there is no help on 'nope'"),
            (".prices --db x", 64, "the shell has one database open"), (".output /dev/null/x", 73, "cannot create"),
            (".output berth.db", 64, "berth.db is the database itself"), (".why 'D-1", 64, "a quote is not closed"),
            ("SELECT 'open", 65, "unrecognized token"), (".recommend", 64, "there is no command '.recommend'"),
        ])
    func failing(line: String, code: Int, message: String) throws {
        let process = try BerthProcess.withSeed()
        for input in [nil, "\(line)\nSELECT 'after';\n"] {
            let words = input == nil ? ["repl", "-c", line, "-c", "SELECT 'after';"] : ["repl"]
            let outcome = try process.run(words, input: input)
            #expect(outcome.code == Int32(code))
            #expect(outcome.error.contains(message), "\(outcome.error)")
            #expect(!outcome.output.contains("after"))
        }
    }

    @Test("statements from standard input: several lines, several on a line, comments, a last one without its end")
    func input() throws {
        let process = try BerthProcess.withSeed()
        let outcome = try process.run(
            ["repl"],
            input: """
                -- a remark
                .mode csv
                SELECT 1 AS a,
                  'x' AS b; SELECT 2 AS c;
                /* over
                   lines */ SELECT 3 AS d
                """)
        #expect(outcome.output == "a,b\n1,x\nc\n2\nd\n3\n")
        #expect(outcome.error.isEmpty)
        #expect(outcome.code == 0)
    }

    @Test("--json is one document, also where something fails")
    func json() throws {
        let process = try BerthProcess.withSeed()
        let lines = [".decisions", ".mode csv", "SELECT 1 AS a, NULL AS b; SELECT 2 WHERE 0;", ".help mode", ".tables"]
        let outcome = try process.run(["repl", "--json"] + lines.flatMap { ["-c", $0] })
        let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        #expect(document?["schema"] as? String == "berth.repl/1")
        let results = try #require(document?["results"] as? [[String: Any]])
        #expect(results.count == 5)
        #expect(results[0]["schema"] as? String == "berth.decisions/1")
        #expect(results[1]["columns"] as? [String] == ["a", "b"])
        #expect((results[1]["rows"] as? [[String: Any]])?.first?["a"] as? Int == 1)
        #expect((results[2]["rows"] as? [Any])?.isEmpty == true)
        #expect((results[3]["text"] as? String)?.hasPrefix(".mode") == true)
        let help = try process.run(["repl", "--json", "-c", ".why --help"])
        #expect((try? JSONSerialization.jsonObject(with: Data(help.output.utf8))) != nil)
        let endless = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c WHERE x < 3;"
        let failed = try process.run(["repl", "--json", "-c", ".timeout 0.2", "-c", "SELECT 1;", "-c", endless])
        #expect(failed.code == 77)
        let rest = try JSONSerialization.jsonObject(with: Data(failed.output.utf8)) as? [String: Any]
        #expect((rest?["results"] as? [Any])?.count == 2)
    }

    @Test(".output sends answers to a file and back, .mode changes them, .limit says what it left out")
    func settings() throws {
        let process = try BerthProcess.withSeed()
        let outcome = try process.run(
            ["repl"],
            input: """
                .output out.csv
                .mode csv
                .limit 2
                SELECT provider, name FROM providers ORDER BY provider;
                .output
                .mode markdown
                .limit
                .mode table
                SELECT 1 UNION SELECT 2 UNION SELECT 3;
                """)
        #expect(outcome.output == "2\n1\n1\n2\n1 more row: .limit 0 shows all.\n")
        let file = try String(contentsOf: process.folder.appending(path: "out.csv"), encoding: .utf8)
        #expect(file.split(separator: "\n").count == 3)
        #expect(outcome.error.contains("more rows: .limit 0 shows all."))
    }

    @Test("an answer that was cut is whole although counting the rest takes too long")
    func uncounted() throws {
        let process = try BerthProcess.withSeed()
        let endless = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c WHERE x < 3;"
        let outcome = try process.run(["repl"], input: ".limit 1\n.timeout 0.4\n\(endless)\nSELECT 'after';\n")
        #expect(outcome.code == 0)
        #expect(outcome.output == "x\n1\nMore than 1 more row: .limit 0 shows all.\n'after'\nafter\n")
    }

    @Test(".mode json holds for the verbs, .mode markdown for their reports")
    func verbModes() throws {
        let process = try BerthProcess.withSeed()
        let json = try process.run(["repl", "-c", ".mode json", "-c", ".decisions"])
        #expect(json.output == (try process.run(["decisions", "--json"]).output))
        let markdown = try process.run(["repl", "-c", ".mode markdown", "-c", ".datasets"])
        #expect(markdown.output.hasPrefix("| name | layer |"))
        let csv = try process.run(["repl", "-c", ".mode csv", "-c", ".prices --gpu L4"])
        #expect(csv.output == (try process.run(["facts", "prices", "--gpu", "L4", "--csv"]).output))
    }

    @Test("saved statements: the person's own and the team's, with parameters")
    func saved() throws {
        let process = try BerthProcess.withSeed()
        let own = process.folder.appending(path: "config/berth/queries")
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        try "-- How many prices a provider has\nSELECT count(*) AS prices FROM prices WHERE provider = :provider;\n"
            .write(to: own.appending(path: "count.sql"), atomically: true, encoding: .utf8)
        try """
        schema: berth.dataset/1
        name: vision-queries
        layer: team:vision
        as_of: 2026-11-24
        source: ours
        licence: internal
        description: what we ask
        tables:
          queries:
            - {query: cheapest, purpose: The cheapest of all, sql: SELECT min(usd_per_hour) > 0 AS known FROM current_prices}
        """.write(to: process.folder.appending(path: "queries.yaml"), atomically: true, encoding: .utf8)
        #expect(try process.run(["import", "queries.yaml"]).code == 0)
        let environment = ["XDG_CONFIG_HOME": process.folder.path + "/config", "BERTH_TEAM": "vision"]
        func shell(_ line: String) throws -> BerthProcess.Outcome {
            try process.run(["repl", "-c", ".mode csv", "-c", line], environment: environment)
        }
        #expect(
            try shell(".saved").output
                == "name,from,answers\ncount,own,How many prices a provider has\ncheapest,vision-queries,The cheapest of all\n"
        )
        #expect(try shell(".run cheapest").output == "known\n1\n")
        #expect(try shell(".run count provider=nobody").output == "prices\n0\n")
        let missing = try shell(".run count")
        #expect(missing.code == 64)
        #expect(missing.error.contains("needs a value for :provider"))
        #expect(try process.run(["repl", "-c", ".run cheapest"]).code == 66)
    }

    @Test("a reader who leaves early ends an answer that has no end")
    func brokenPipe() throws {
        let process = try BerthProcess.withSeed()
        let outcome = try process.shell(
            "$BERTH repl -c '.timeout 3600' -c '.mode csv' -c 'WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c;' | head -n 2"
        )
        #expect(outcome.output == "x\n1\n")
    }

    @Test("every statement of docs/sql.md runs and answers")
    func documentation() throws {
        let process = try BerthProcess.withSeed()
        for _ in 0..<2 { _ = try process.run(["recommend"] + feasible) }
        let page = try String(
            contentsOf: BerthProcess.repository.appending(path: "docs/sql.md"), encoding: .utf8)
        let blocks = page.components(separatedBy: "```sql\n").dropFirst().map {
            $0.components(separatedBy: "```").first ?? ""
        }
        #expect(blocks.count >= 7)
        for block in blocks {
            let answer = try process.run(["repl"], input: ".mode csv\n" + block)
            #expect(answer.code == 0, "\(answer.error)")
            let empty = block.contains("status = 'accepted'")
            #expect(answer.output.split(separator: "\n").count > (empty ? 0 : 1), "\(block)")
            let peer = try process.shell("sqlite3 -readonly -csv -header \"$BERTH_DB\" <<'END'\n\(block)END\n")
            #expect(peer.code == 0, "\(peer.error)")
        }
    }
}
