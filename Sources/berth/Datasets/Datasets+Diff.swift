import ArgumentParser
import Domain
import KnowledgeBase
import Presentation

extension Datasets {
    struct Diff: Question {
        static let configuration = CommandConfiguration(
            commandName: "diff",
            abstract: "Shows which rows two datasets differ in.",
            discussion: """
                From A to B. With A alone: from the version before it, or, where there is none, from the rows that it
                hides.

                EXAMPLE
                  berth datasets diff our-prices@3fa2c801 our-prices
                """)

        @Argument(help: ArgumentHelp("NAME, or NAME@VERSION.", valueName: "a"))
        var first: String

        @Argument(help: ArgumentHelp("The same, of what to compare it with.", valueName: "b"))
        var second: String?

        @OptionGroup var dataset: DatasetOptions

        @Option(help: ArgumentHelp("How many differences to list.", valueName: "n"))
        var limit = 50

        @Flag(help: "List all differences.")
        var all = false

        @OptionGroup var options: GlobalOptions

        func validate() throws {
            guard limit > 0 else { throw ValidationError("--limit must be 1 or more") }
        }

        func answer(_ session: Session) throws {
            let difference = try DatasetDifference(
                session, dataset.resolve(first, session), second.map { try dataset.resolve($0, session) },
                limit: all ? .max : limit)
            try session.print(difference)
        }
    }
}
