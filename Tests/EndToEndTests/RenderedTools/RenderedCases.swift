import Foundation
import Testing

/// What rendering writes for every target and kind of the seed: a folder for each case that has an option.
enum RenderedCases {
    /// Made once, beside a database of their own. The folders are in `out`.
    static let process = Result {
        let process = try BerthProcess.withSeed()
        try all().map(\.line).joined(separator: "\n").write(
            to: process.folder.appending(path: "cases"), atomically: true, encoding: .utf8)
        // Exit code 2 says that there is no such option, as of a GPU on Fargate.
        let outcome = try process.shell(
            """
            xargs -P 2 -L 1 sh -c '"$BERTH" recommend --render "out/$0" --name "$0" "$@" > /dev/null 2> "$0.err"
              case $? in 0|2) ;; *) echo "$0"; cat "$0.err" ;; esac' < cases
            """)
        #expect(outcome.output.isEmpty, "\(outcome.output)")
        let made = try FileManager.default.contentsOfDirectory(
            atPath: process.folder.appending(path: "out").path)
        #expect(made.count > 90)
        return process
    }

    private struct Case {
        let name: String
        let flags: String

        var line: String { "\(name) \(flags) --kubernetes" }
    }

    private static func all() throws -> [Case] {
        let file = BerthProcess.repository.appending(path: "seed-data/targets.csv")
        let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
        return rows.flatMap { row in
            let target = String(row.prefix { $0 != "," })
            let kinds = row.split(separator: ",", omittingEmptySubsequences: false)[4].split(separator: ";")
            return kinds.flatMap { cases(target, String($0)) }
        }
    }

    private static func cases(_ target: String, _ kind: String) -> [Case] {
        let tokens = "--precisions fp16,bf16,fp8 --model llama-3.1-8b"
        let load: String, llm: String?
        switch kind {
        case "online":
            load = "--average-rps 20 --peak-rps 50 --p95-ms 300 --availability 99.9"
            llm = "\(tokens) --tokens-in 800 --tokens-out 200 --average-rps 2 --peak-rps 4 --ttft-p95-ms 1500"
        case "async":
            load = "--average-rps 2 --peak-rps 5"
            llm = nil
        case "batch":
            load = "--items 200000 --deadline-hours 8 --runs-per-month 30"
            llm = "\(tokens) --job-tokens-in 800 --job-tokens-out 200 --items 20000 --deadline-hours 8"
        default:
            load = "--items 100000 --epochs 10 --deadline-hours 48 --runs-per-month 2"
            llm = nil
        }
        let precisions = kind == "training" ? "fp32,amp" : "fp16,fp32"
        let placed = "--kind \(kind) --targets \(target)"
        let small = ["forbidden", "required"].map {
            Case(
                name: "\(kind)-\(target)-\($0)",
                flags: "\(placed) --accelerator \($0) --model resnet50 --precisions \(precisions) \(load)")
        }
        return small + (llm.map { [Case(name: "llm-\(kind)-\(target)", flags: "\(placed) \($0)")] } ?? [])
    }
}
