import ArgumentParser
import Ledger

extension Decisions {
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists decisions, newest first.",
            discussion: """
                EXAMPLE
                  berth decisions list --workload plate-detector --status accepted
                """)

        @Option(help: ArgumentHelp("Only decisions about this workload.", valueName: "name"))
        var workload: String?

        @Option(help: ArgumentHelp("Only decisions by this person.", valueName: "name"))
        var author: String?

        @Option(help: "Only decisions in this status.")
        var status: Status?

        @Option(help: ArgumentHelp("How many to list.", valueName: "n"))
        var limit = 20

        @Flag(help: "List all.")
        var all = false

        @OptionGroup var options: GlobalOptions

        enum Status: String, ExpressibleByArgument, CaseIterable {
            case proposed, accepted, rejected, superseded
        }

        func validate() throws {
            guard limit > 0 else { throw ValidationError("--limit must be 1 or more") }
        }

        func run() throws {
            let session = try Session(options)
            // Without --team all teams' decisions are listed: the ledger is one.
            let filter = DecisionFilter(
                workload: workload, team: options.team, author: author,
                status: status.flatMap { Event.Kind(rawValue: $0.rawValue) }, limit: all ? nil : limit)
            let found = try session.ledger.list(filter)
            try session.print(DecisionList(decisions: found.decisions, leftOut: found.leftOut))
        }
    }
}
