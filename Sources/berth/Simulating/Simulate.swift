import ArgumentParser
import Capacity
import Domain
import Ledger
import Presentation

struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Replays arrivals through a discrete-event model of one option.",
        discussion: """
            The workload is planned anew, or taken from a decision, and the option's fleet is replayed against its load:
            batches, cores, machines that join and leave, cold starts. Nothing is recorded. The same seed gives the same
            answer.

            EXAMPLE
              berth simulate workload.yaml --option 1
              berth simulate workload.yaml --option 2 --trace arrivals.csv
              berth simulate --decision D-7 --option 1 --busy-hour --seed 2
            """)

    @Argument(help: "The workload file, or - for standard input.")
    var workload: String?

    @Option(help: ArgumentHelp("Take the workload of this decision.", valueName: "d-n"), transform: DecisionID.parse)
    var decision: DecisionID?

    @Option(help: ArgumentHelp("The option: its rank, its id, or words that only its id holds.", valueName: "option"))
    var option = "1"

    @OptionGroup(title: "Replay") var replay: ReplayArguments

    @Flag(help: "Print Markdown.")
    var markdown = false

    @OptionGroup(title: "Workload") var figures: WorkloadArguments

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if decision != nil, workload != nil || !figures.overrides.isEmpty {
            throw ValidationError("--decision brings its own workload: give one or the other")
        }
    }

    func run() throws {
        let session = try Session(options)
        let recorded = try decision.map { try session.ledger.decision($0).recommendation() }
        let plan = try Advice(session).plan(
            file: workload, overrides: figures.overrides, recorded: recorded?.workload)
        // A rank is the decision's own, whatever the facts of today would make of it.
        let ranked = recorded?.options.first { String($0.rank) == option }?.id
        let outcome = try Replay(session).run(plan, option: ranked ?? option, replay)
        if options.json {
            try session.print(JSONDocument(SimulationDocument(outcome)))
        } else {
            try session.print(SimulationReport(outcome).blocks, asMarkdown: markdown)
        }
        // What a shell says of a program that Ctrl-C ended.
        if outcome.result.wasStopped { throw ExitCode(130) }
    }
}
