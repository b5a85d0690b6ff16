import Foundation
import Testing

@Suite struct ImportTests {
    private static let header = "provider,region,instance_type,purchase,usd_per_hour\n"

    @Test("standard input is read, as a CSV with --table or as a document")
    func standardInput() throws {
        let process = try BerthProcess.withSeed()
        let csv = Self.header + "aws,us-east-1,g6.xlarge,on-demand,0.5\n"
        let table = try process.run(["import", "-", "--table", "prices", "--layer", "team:red"], input: csv)
        #expect(table.code == 0)
        #expect(table.output.hasPrefix("prices (team:red): 1 row imported"))
        let document = """
            schema: berth.dataset/1
            name: doc
            layer: team:red
            as_of: 2026-11-24
            source: s
            licence: l
            tables: {providers: [{provider: me, name: Me}]}
            """
        #expect(try process.run(["import", "-"], input: document).code == 0)
        #expect(try process.run(["import", "-"], input: document).output.contains("nothing was changed"))
        #expect(try process.run(["import", "-", "-"], input: document).code == 64)
        #expect(try process.run(["import", "-", "--as-of", "yesterday"], input: document).code == 64)
    }

    @Test("a dry run lists rows and the recommendations that would change, and changes nothing")
    func dryRun() throws {
        let process = try BerthProcess.withSeed()
        #expect(try process.run(["recommend", "--team", "red"] + feasible).code == 0)
        #expect(try process.run(["recommend", "--name", "other"] + feasible).code == 0)
        try process.write("prices.csv", Self.header + "aws,us-east-1,g6.xlarge,on-demand,0.0001\n")
        let run = ["import", "prices.csv", "--layer", "team:red", "--dry-run"]
        let text = try process.run(run)
        #expect(text.code == 0, "\(text.error)")
        #expect(text.output.contains("changed price/aws/us-east-1/g6.xlarge/on-demand: usd_per_hour 0.8048 →"))
        #expect(text.output.contains("1 of 1 would have another winner"))
        #expect(text.output.contains("- D-1 resnet50:"))
        let json = try process.run(run + ["--json"]).output
        #expect(json.contains(#""changes":true,"decision":"D-1""#))
        #expect(json.contains(#""outcome":"would_import""#))
        #expect(try process.run(["datasets", "list", "--json"]).output.contains("team:red") == false)
    }

    @Test("Ctrl-C undoes everything, leaves no file behind and ends by the signal")
    func interrupted() throws {
        let process = try BerthProcess.withSeed()
        let before = try process.run(["datasets", "list", "--json"]).output
        let pipe = process.folder.appending(path: "pipe").path
        #expect(mkfifo(pipe, 0o600) == 0)
        let writer = open(pipe, O_RDWR)
        defer { close(writer) }
        let run = try process.start(
            ["import", "-", "--table", "prices", "--layer", "team:red"], inputFile: pipe)
        // More than a pipe holds: once it is written, the program reads and listens.
        let rows = Array(String(repeating: Self.header, count: 10_000).utf8)
        #expect(rows.withUnsafeBytes { write(writer, $0.baseAddress, $0.count) } == rows.count)
        try run.child.interrupt()
        let outcome = try run.outcome()
        #expect(outcome.code == 128 + SIGINT)
        #expect(outcome.error == "berth: interrupted, nothing was changed\n")
        #expect(outcome.output.isEmpty)
        #expect(try process.run(["datasets", "list", "--json"]).output == before)
        let left = try FileManager.default.contentsOfDirectory(atPath: process.folder.path)
        #expect(left.filter { $0.hasPrefix("berth.db") } == ["berth.db"])
    }

    @Test("a refresh tells which prices moved the furthest and which recommendations move with them")
    func refresh() throws {
        let process = try BerthProcess.withSeed()
        #expect(try process.run(["recommend", "--team", "red"] + feasible).code == 0)
        func write(_ price: String) throws {
            try process.write(
                "prices.csv",
                Self.header + "aws,us-east-1,g6.xlarge,on-demand,\(price)\naws,us-east-1,g5.xlarge,on-demand,1\n")
        }
        let files = ["prices.csv", "--layer", "team:red"]
        try write("0.8")
        #expect(try process.run(["refresh"] + files).code == 64)
        #expect(try process.run(["import"] + files).code == 0)
        try write("0.0001")
        let dry = try process.run(["refresh", "--dry-run"] + files).output
        #expect(dry.contains("1 price moved: 1 down, 0 up."))
        #expect(dry.contains("-100.0 %"))
        #expect(dry.contains("1 of 1 would have another winner"))
        let json = try process.run(["refresh", "--json"] + files).output
        #expect(json.contains(#""prices_moved":1"#))
        #expect(json.contains(#""outcome":"imported""#))
        #expect(try process.run(["refresh"] + files).output.contains("nothing was changed"))
        try write("0.9")
        #expect(try process.run(["refresh", "--as-of", "2020-01-01"] + files).code == 64)
    }

    @Test("a file of another tool's is read with --format, into the team's layer")
    func foreign() throws {
        let process = try BerthProcess.withSeed()
        let formats = BerthProcess.repository.appending(path: "Tests/ImportingTests/Fixtures/formats").path
        let nodes = ["import", formats + "/nodes-handwritten.json", "--format", "kubectl-nodes"]
        #expect(try process.run(nodes).code == 64)
        let outcome = try process.run(nodes + ["--team", "red"])
        #expect(outcome.code == 0, "\(outcome.error)")
        #expect(outcome.output.contains("what an hour costs is not known"))
        #expect(
            try process.run(["facts", "instances", "--provider", "own", "--team", "red"]).output.contains("NVIDIA T4"))
        let mistaken = try process.run([
            "import", formats + "/perf-analyzer-inception.csv", "--format", "kubectl-nodes", "--team", "red",
        ])
        #expect(mistaken.code == 65)
        #expect(try process.run(["import", formats + "/perf-analyzer-inception.csv", "--hardware", "L4"]).code == 64)
        #expect(try process.run(["import", formats + "/perf-analyzer-inception.csv", "--as-traffic"]).code == 64)
    }

    @Test("a range query becomes the traffic of a workload file, which recommend reads")
    func traffic() throws {
        let process = try BerthProcess.withSeed()
        let values = (0..<48).map { "[\(1_795_392_000 + $0 * 1800), \"\($0 == 24 ? 40 : 10)\"]" }.joined(separator: ",")
        let answer =
            #"{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[\#(values)]}]}}"#
        let run = ["import", "-", "--format", "prometheus", "--as-traffic"]
        let outcome = try process.run(run, input: answer)
        #expect(outcome.code == 0, "\(outcome.error)")
        #expect(outcome.output.contains("  peak_rps: 40\n"))
        let workload =
            "schema: berth.workload/1\nname: measured\nkind: online\nmodel: {name: resnet50, format: onnx}\n"
            + outcome.output
        #expect(try process.run(["recommend", "-", "--dry-run", "--json"], input: workload).code == 0)
        #expect(try process.run(run + ["--json"], input: answer).output.contains(#""schema":"berth.traffic/1""#))
        #expect(try process.run(run, input: "{}").code == 65)
    }

    @Test("of several datasets each is compared with what lies beneath it, not with what comes after")
    func layered() throws {
        let process = try BerthProcess.withSeed()
        for (name, price) in [("first", "0.5"), ("second", "0.4")] {
            try process.write("\(name).csv", Self.header + "aws,us-east-1,g6.xlarge,on-demand,\(price)\n")
        }
        let outcome = try process.run(
            ["import", "first.csv", "second.csv", "--table", "prices", "--layer", "team:red", "--dry-run", "--json"])
        #expect(outcome.output.contains(#""before":{"as_of":"2026-07-20","source""#))
        #expect(outcome.output.components(separatedBy: #""usd_per_hour":0.8048"#).count == 2)
        #expect(outcome.output.contains(#""usd_per_hour":0.5"#))
        let empty = try process.run(["import", "-", "--table", "prices", "--layer", "team:red"], input: "")
        #expect(empty.code == 65)
        #expect(empty.error.hasPrefix("berth: standard input was not imported"))
    }
}
