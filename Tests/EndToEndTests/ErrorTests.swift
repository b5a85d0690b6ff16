import Foundation
import Testing

@Suite struct ErrorTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let arguments: [String]
        let code: Int32
        let message: String
        var input: String?
        var testDescription: String { arguments.joined(separator: " ") }
    }

    static let cases = [
        Case(arguments: ["--nonsense"], code: 64, message: "--nonsense"),
        Case(arguments: ["recomend"], code: 64, message: "did you mean berth recommend?"),
        Case(arguments: ["recommend"], code: 64, message: "no workload"),
        Case(arguments: ["recommend", "--limit", "0"], code: 64, message: "--limit must be 1 or more"),
        Case(
            arguments: ["recommend", "--no-replay"] + feasible, code: 64, message: "--no-replay needs --dry-run"),
        Case(
            arguments: ["simulate", "--without-spare"] + feasible, code: 64,
            message: "--without-spare goes with --busy-hour"),
        Case(
            arguments: ["simulate", "--scatter", "1.5"] + feasible, code: 64,
            message: "--scatter is 1.5: expected a share from 0 to 1"),
        Case(
            arguments: [
                "predict", "--model", "resnet50", "--hardware", "L4", "--runtime", "tensorrt", "--precision", "fp16",
                "--gflops", "0",
            ], code: 64, message: "--gflops is 0: expected a number above 0"),
        Case(arguments: ["decisions", "list", "--status", "open"], code: 64, message: "open"),
        Case(arguments: ["decisions", "show"], code: 64, message: "decision"),
        Case(arguments: ["decisions", "show", "X-1"], code: 64, message: "X-1"),
        Case(arguments: ["schema", "world"], code: 64, message: "world"),
        Case(arguments: ["recommend", "-"], code: 65, message: "<stdin>:1", input: "name: x\nkind: onlin\n"),
        Case(arguments: ["recommend", "no-such-file.yaml"], code: 66, message: "no-such-file.yaml"),
        Case(arguments: ["decisions", "show", "D-99"], code: 66, message: "there is no decision D-99"),
        Case(arguments: ["decisions", "why", "D-99"], code: 66, message: "there is no decision D-99"),
        Case(arguments: ["decisions", "history"], code: 64, message: "--timeline"),
        Case(arguments: ["decisions", "history", "D-99"], code: 66, message: "there is no decision D-99"),
        Case(arguments: ["decisions", "options", "D-99"], code: 66, message: "there is no decision D-99"),
        Case(arguments: ["decisions", "compare", "D-1", "D-99"], code: 66, message: "there is no decision"),
        Case(arguments: ["decisions", "replay", "D-99"], code: 66, message: "there is no decision D-99"),
        Case(arguments: ["decisions", "drift"], code: 64, message: "--all"),
        Case(arguments: ["decisions", "drift", "D-99"], code: 66, message: "there is no decision D-99"),
        Case(arguments: ["decisions", "search", "(("], code: 64, message: "no word to search for"),
        Case(arguments: ["decisions", "list", "--since", "yesterday"], code: 64, message: "no day such as"),
        Case(
            arguments: ["decide", "accept", "D-99", "--because", "x"], code: 66, message: "there is no decision D-99"),
        Case(arguments: ["decide", "accept", "D-1", "--because", " "], code: 64, message: "--because is empty"),
        Case(arguments: ["decide", "accept", "D-1"], code: 64, message: "--because"),
        Case(arguments: ["datasets", "show", "seeed"], code: 66, message: "there is no dataset 'seeed'"),
        Case(arguments: ["simulate"], code: 64, message: "no workload"),
        Case(arguments: ["simulate", "w.yaml", "--decision", "D-1"], code: 64, message: "give one or the other"),
        Case(arguments: ["simulate", "w.yaml", "--hours", "0"], code: 64, message: "--hours"),
        Case(arguments: ["simulate", "w.yaml", "--trace", "t.csv", "--busy-hour"], code: 64, message: "its own peak"),
        Case(arguments: ["simulate", "--decision", "D-99"], code: 66, message: "there is no decision D-99"),
        Case(arguments: ["simulate"] + feasible + ["--option", "999"], code: 66, message: "no option '999'"),
        Case(arguments: ["simulate"] + feasible + ["--option", "aws"], code: 64, message: "fits"),
        Case(arguments: ["simulate"] + feasible + ["--trace", "no.csv"], code: 66, message: "no.csv does not exist"),
        Case(
            arguments: ["simulate"] + feasible + ["--p95-ms", "0.001"], code: 2, message: "no option is feasible"),
        Case(
            arguments: ["simulate", "--kind", "batch", "--model", "resnet50", "--items", "100"], code: 65,
            message: "no arrivals to replay"),
        Case(arguments: ["facts", "pricees"], code: 64, message: "pricees"),
        Case(arguments: ["import", "no-such-folder"], code: 66, message: "no-such-folder"),
    ]

    @Test("a failure has its exit code, one message and an empty standard output", arguments: cases)
    func codes(failure: Case) throws {
        for arguments in [failure.arguments, failure.arguments + ["--json"]] {
            let outcome = try BerthProcess.withSeed().run(arguments, input: failure.input)
            #expect(outcome.code == failure.code)
            #expect(outcome.output.isEmpty)
            #expect(outcome.error.hasPrefix("berth: "))
            #expect(outcome.error.contains(failure.message), "\(outcome.error)")
            #expect(!outcome.error.contains("\u{1B}"))
        }
    }

    @Test("a file that is no database of Berth's is refused and left as it was")
    func foreignFile() throws {
        let process = try BerthProcess()
        try "not a database, at all".write(to: process.database, atomically: true, encoding: .utf8)
        let outcome = try process.run(["decisions"])
        #expect(outcome.code == 78)
        #expect(try String(contentsOf: process.database, encoding: .utf8) == "not a database, at all")
    }

    @Test("a database that cannot be made is 73")
    func cannotCreate() throws {
        let outcome = try BerthProcess().run(["decisions"], environment: ["BERTH_DB": "/proc/berth/berth.db"])
        #expect(outcome.code == 73)
    }

    @Test("a workload that nothing fits exits with 2, says why and is recorded")
    func infeasible() throws {
        let process = try BerthProcess.withSeed()
        let flags = ["--model", "resnet50", "--average-rps", "20", "--p95-ms", "0.001"]
        let outcome = try process.run(["recommend"] + flags)
        #expect(outcome.code == 2)
        #expect(outcome.output.hasPrefix("No option is feasible"))
        #expect(try process.run(["decisions", "list"]).output.contains("nothing feasible"))
        let dry = try process.run(["recommend", "--dry-run", "--json"] + flags)
        #expect(dry.code == 2)
        #expect(dry.output.hasPrefix(#"{"decision":null,"#))
    }

    @Test("a model that nobody knows is met with the one that was meant")
    func unknownModel() throws {
        let outcome = try BerthProcess.withSeed().run(["recommend", "--model", "resnet5O", "--average-rps", "20"])
        #expect(outcome.code == 65)
        #expect(outcome.error.contains("did you mean --model resnet50?"), "\(outcome.error)")
    }

    @Test("a bad BERTH_TODAY is refused", arguments: ["yesterday", "2026-13-01", "2026-11-24 09:30"])
    func clock(today: String) throws {
        #expect(try BerthProcess.withSeed().run(["decisions"], environment: ["BERTH_TODAY": today]).code == 64)
    }
}
