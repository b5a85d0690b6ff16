import ArgumentParser
import Presentation

extension Datasets {
    struct Stale: Question {
        static let configuration = CommandConfiguration(
            commandName: "stale",
            abstract: "Lists sources by age, and what rests on them.",
            discussion: """
                Sources that are older than they should be, or that have no date, with the decisions and options that
                cite them: first those that most options rest on, then the oldest.

                EXAMPLE
                  berth datasets stale --older-than 90
                """)

        @Option(
            help: ArgumentHelp(
                "Days after which a source is stale; else the assumption stale_after_days.", valueName: "days"))
        var olderThan: Int?

        @Option(help: ArgumentHelp("How many sources to list.", valueName: "n"))
        var limit = 20

        @Flag(help: "List all stale sources.")
        var all = false

        @OptionGroup var options: GlobalOptions

        func validate() throws {
            guard limit > 0 else { throw ValidationError("--limit must be 1 or more") }
            if let olderThan, olderThan < 0 { throw ValidationError("--older-than must be 0 or more") }
        }

        func answer(_ session: Session) throws {
            try session.print(try StaleSources(session, olderThan: olderThan, limit: all ? .max : limit))
        }
    }
}
