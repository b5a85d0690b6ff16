import ArgumentParser
import Domain
import Ledger
import Presentation

extension Decisions {
    struct History: Question {
        static let configuration = CommandConfiguration(
            commandName: "history",
            abstract: "Shows what happened to a decision, or with --timeline to all, newest first.",
            discussion: """
                The filters narrow a timeline.

                EXAMPLE
                  berth decisions history D-7
                  berth decisions history --timeline --since 2026-01-01
                """)

        @Argument(help: "The decision, such as D-7.", transform: DecisionID.parse)
        var decision: DecisionID?

        @Flag(help: "Show what happened to all decisions, newest first.")
        var timeline = false

        @OptionGroup var filters: DecisionFilterArguments

        @OptionGroup var length: ListLimitArguments

        @OptionGroup var options: GlobalOptions

        func validate() throws {
            guard timeline == (decision == nil) else {
                throw ValidationError("give a decision such as D-7, or --timeline for all of them")
            }
        }

        func answer(_ session: Session) throws {
            let history = try EventList(decision, filters.filter(options, limit: length.count), session.ledger)
            if options.json { try session.print(JSONDocument(history)) } else { try session.print(history.blocks) }
        }
    }
}
