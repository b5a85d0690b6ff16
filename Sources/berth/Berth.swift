import ArgumentParser

/// The root of the command line; what it can do is in its subcommands, one file each.
@main
struct Berth: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "berth",
        abstract: "Plans where and how to run a machine-learning workload, and keeps the decision.",
        discussion: """
            Berth works offline, from facts in one SQLite file; every figure names the fact it rests on.

            EXAMPLE
              berth recommend --model resnet50 --average-rps 20 --p95-ms 100

            EXIT CODES
              0 done, 2 no feasible option, 64 wrong usage, 65 bad input, 66 not found, 70 a fault of
              Berth's own, 73 cannot create, 74 read or write failed, 75 database busy, 77 not
              permitted, 78 database unusable (docs/errors.md).
            """,
        version: version,
        subcommands: [
            Recommend.self, Simulate.self, Predict.self, Evaluate.self, Render.self, Decisions.self, Decide.self,
            Repl.self, Facts.self, Datasets.self, Import.self, Refresh.self, Export.self, ReviewFiles.self,
            Doctor.self, Schema.self,
        ])

    static func main() {
        Failure.leaveBrokenPipesToWriters()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            Failure.report(error)
        }
    }
}
