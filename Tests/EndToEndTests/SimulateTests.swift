import Foundation
import Testing

@Suite struct SimulateTests {
    /// The part of `berth.simulation/1` that is read here.
    private struct Simulation: Decodable {
        struct Arrivals: Decodable {
            let source: String
            let requests: Int
            let hours: Double
        }
        struct Promise: Decodable {
            let promise: String
            let promised, actual: Double
            let holds: Bool
        }
        struct Hour: Decodable { let requests: Int }
        let schema, option: String
        let complete: Bool
        let arrivals: Arrivals
        let latency: [String: Double]
        let promises: [Promise]
        let hours: [Hour]
        let cost: [String: Double]

        enum CodingKeys: String, CodingKey {
            case schema, option, complete, arrivals, promises, hours
            case latency = "latency_ms"
            case cost = "cost_usd"
        }
    }

    private func simulate(_ process: BerthProcess, _ arguments: [String]) throws -> Simulation {
        let outcome = try process.run(["simulate", "--json"] + arguments)
        #expect(outcome.code == 0, "\(outcome.error)")
        return try JSONDecoder().decode(Simulation.self, from: Data(outcome.output.utf8))
    }

    @Test("a shape is replayed hour by hour, the same for a seed, and nothing is recorded")
    func shape() throws {
        let process = try BerthProcess.withSeed()
        let arguments = ["simulate", "--json", "--hours", "3"] + feasible
        let first = try process.run(arguments), second = try process.run(arguments)
        #expect(first.code == 0 && first.output == second.output && first.error.isEmpty)
        #expect(try process.run(arguments + ["--seed", "2"]).output != first.output)
        let simulation = try JSONDecoder().decode(Simulation.self, from: Data(first.output.utf8))
        #expect(simulation.schema == "berth.simulation/1")
        #expect(simulation.complete && simulation.arrivals.source == "shape" && simulation.arrivals.hours == 3)
        #expect(simulation.hours.count == 3)
        #expect(simulation.cost.keys.sorted() == ["month", "planned_month", "span"])
        #expect(simulation.hours.map(\.requests).reduce(0, +) == simulation.arrivals.requests)
        #expect(try process.run(["decisions", "list", "--json"]).output.contains("D-1") == false)
    }

    @Test("a trace of times and one of counts are replayed as they are", arguments: [true, false])
    func trace(times: Bool) throws {
        let process = try BerthProcess.withSeed()
        let name = times ? "barrier-5-minutes.csv" : "barrier-weekday.csv"
        let path = BerthProcess.repository.appending(path: "examples/traces/\(name)").path
        let simulation = try simulate(process, feasible + ["--trace", path, "--hours", "1"])
        let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
        if times {
            #expect(simulation.arrivals.requests == rows.count)
        } else {
            let counted = rows.prefix(60).compactMap { Double($0.split(separator: ",")[1]) }.reduce(0, +)
            #expect(abs(Double(simulation.arrivals.requests) - counted) < 5 * counted.squareRoot())
        }
    }

    @Test(
        "a bad trace is met with its place",
        arguments: [
            ("seconds\n1.5\nsoon\n", "t.csv:3:1: found \"soon\""),
            ("1.5\n\"2", "t.csv:2:1: found a quotation mark"),
            ("who,where\nme,here\n", "t.csv:1:1: found \"who, where\""),
            ("timestamp,count\n0,5\n60,-1\n", "t.csv:3:4: found \"-1\""),
            ("timestamp,count\n0,5\n60,5\n90,5\n", "t.csv:4:1: found an interval of 30.0 s"),
            ("", "t.csv:1:1: found no arrivals"),
        ])
    func badTrace(text: String, message: String) throws {
        let process = try BerthProcess.withSeed()
        try text.write(to: process.folder.appending(path: "t.csv"), atomically: true, encoding: .utf8)
        let outcome = try process.run(["simulate", "--trace", "t.csv"] + feasible)
        #expect(outcome.code == 65)
        #expect(outcome.output.isEmpty)
        #expect(outcome.error.contains(message), "\(outcome.error)")
    }

    static let examples: [String] = {
        let folder = BerthProcess.repository.appending(path: "examples/workloads").path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted()
    }()

    @Test("what is recommended holds its promises over its busiest hour on another day", arguments: examples)
    func recommended(example: String) throws {
        let path = BerthProcess.repository.appending(path: "examples/workloads/\(example)").path
        let outcome = try BerthProcess.withSeed().run(["simulate", path, "--busy-hour", "--seed", "7", "--json"])
        guard outcome.code == 0 else {
            // A job has no arrivals.
            #expect(outcome.code == 65 && outcome.error.contains("no arrivals to replay"), "\(outcome.error)")
            return
        }
        let simulation = try JSONDecoder().decode(Simulation.self, from: Data(outcome.output.utf8))
        #expect(!simulation.promises.isEmpty)
        for promise in simulation.promises { #expect(promise.holds, "\(promise)") }
    }

    @Test("a decision's option is replayed by the decision's rank")
    func decision() throws {
        let process = try BerthProcess.withSeed()
        let recommended = try process.run(["recommend", "--json"] + feasible).output
        struct Recommended: Decodable {
            struct Option: Decodable { let id: String }
            let options: [Option]
        }
        let options = try JSONDecoder().decode(Recommended.self, from: Data(recommended.utf8)).options
        let simulation = try simulate(process, ["--decision", "D-1", "--option", "2", "--busy-hour", "--hours", "0.1"])
        #expect(simulation.option == options[1].id)
        let direct = try simulate(process, feasible + ["--option", options[1].id, "--busy-hour", "--hours", "0.1"])
        #expect(direct.latency == simulation.latency)
    }

    @Test("the report says what was promised, what came and what it cost")
    func report() throws {
        let outcome = try BerthProcess.withSeed().run(["simulate", "--busy-hour"] + feasible)
        #expect(outcome.code == 0)
        #expect(outcome.output.hasPrefix("Holds its promises: p95 "))
        #expect(outcome.output.contains("planned for the peak"))
        #expect(outcome.output.contains("a month if it went on like this"))
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    /// Figures move with the seed's data and are tested apart: each is written as 0, a gap between columns as a stroke.
    @Test("the report reads as reviewed", arguments: [("day", ["--hours", "3"]), ("busy-hour", ["--busy-hour"])])
    func golden(name: String, arguments: [String]) throws {
        let machine = ["--targets", "ecs-ec2", "--option", "us-east-1/ecs-ec2/g6.xlarge"]
        let outcome = try BerthProcess.withSeed().run(["simulate"] + arguments + feasible + machine)
        #expect(outcome.code == 0, "\(outcome.error)")
        let text = outcome.output.replacing(/<?\b[0-9][0-9.,]*/, with: "0").replacing(/\ {2,}/, with: " | ")
            .replacing(/on-demand\/[^:]*/, with: "on-demand/…")
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Golden/simulate-\(name).txt")
        if ProcessInfo.processInfo.environment["BERTH_RECORD_GOLDEN"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try text == String(contentsOf: file, encoding: .utf8))
    }

    @Test("what a plan states is what its busy hour comes to without the spare machine")
    func planned() throws {
        let process = try BerthProcess.withSeed()
        let workload = [
            "--model", "resnet50", "--average-rps", "20", "--peak-rps", "50", "--p95-ms", "200",
            "--availability", "99.9", "--targets", "k8s-self-aws", "--accelerator", "required",
        ]
        struct Recommended: Decodable {
            struct Option: Decodable {
                let latency: [String: Double]
                enum CodingKeys: String, CodingKey { case latency = "latency_ms" }
            }
            let options: [Option]
        }
        let answer = try process.run(["recommend", "--dry-run", "--json"] + workload)
        let options = try JSONDecoder().decode(Recommended.self, from: Data(answer.output.utf8)).options
        let stated = try #require(options.first?.latency["p95"])
        let bare = try simulate(process, workload + ["--busy-hour", "--without-spare"])
        let actual = try #require(bare.latency["p95"])
        #expect(abs(actual / stated - 1) < 0.1, "stated \(stated), replayed \(actual)")
        let whole = try simulate(process, workload + ["--busy-hour"])
        #expect(try #require(whole.latency["p95"]) <= actual)
        let report = try process.run(["simulate", "--busy-hour"] + workload)
        #expect(report.output.contains("planned, 1 lost"), "\(report.output)")
    }

    @Test(
        "the document is as its schema says",
        arguments: [
            feasible, ["--model", "llama-3-8b", "--tokens-in", "300", "--tokens-out", "50", "--average-rps", "2"],
        ])
    func schema(workload: [String]) throws {
        let process = try BerthProcess.withSeed()
        let schema = try process.run(["schema", "simulation"]).output
        let printed = try process.run(["simulate", "--json", "--hours", "0.2"] + workload)
        #expect(printed.code == 0, "\(printed.error)")
        let shape = try #require(try JSONSerialization.jsonObject(with: Data(schema.utf8)) as? [String: Any])
        let document = try JSONSerialization.jsonObject(with: Data(printed.output.utf8))
        #expect(Self.mismatches(document, shape, at: "") == [])
    }

    /// Paths at which a value is not as the schema says, or holds a key that it does not name.
    private static func mismatches(_ value: Any, _ shape: [String: Any], at path: String) -> [String] {
        if let words = shape["enum"] as? [String] { return words.contains(value as? String ?? "") ? [] : [path] }
        switch shape["type"] as? String {
        case "string": return value is String ? [] : [path]
        case "number", "integer", "boolean": return value is NSNumber ? [] : [path]
        case "array":
            guard let items = value as? [Any], let item = shape["items"] as? [String: Any] else { return [path] }
            return items.flatMap { mismatches($0, item, at: path + "[]") }
        default:
            guard let members = value as? [String: Any], let required = shape["required"] as? [String],
                let properties = shape["properties"] as? [String: [String: Any]]
            else { return [path] }
            let missing = Set(required).subtracting(members.keys).map { "\(path).\($0)" }
            return missing
                + members.flatMap { key, member in
                    properties[key].map { mismatches(member, $0, at: "\(path).\(key)") } ?? ["\(path).\(key)"]
                }
        }
    }

    @Test(
        "Ctrl-C ends it with what was measured until then",
        .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status")))
    func interruption() throws {
        let process = try BerthProcess.withSeed()
        let run = try process.start(["simulate", "--json", "--hours", "80000"] + feasible)
        try run.child.interrupt()
        let outcome = try run.outcome()
        #expect(outcome.code == 130)
        #expect(outcome.output.contains(#""complete":false"#))
    }
}
