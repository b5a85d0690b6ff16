import ArgumentParser
import Ledger

extension Decisions {
    struct List: Question {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Lists decisions, newest first.",
            discussion: """
                EXAMPLE
                  berth decisions list --workload plate-detector --status accepted
                """)

        @OptionGroup var filters: DecisionFilterArguments

        @OptionGroup var length: ListLimitArguments

        @OptionGroup var options: GlobalOptions

        func answer(_ session: Session) throws {
            let filter = filters.filter(options, limit: length.count)
            let found = try session.ledger.list(filter)
            try session.print(
                DecisionList(
                    decisions: found.decisions, leftOut: found.leftOut,
                    isFiltered: filter != DecisionFilter(limit: filter.limit)))
        }
    }
}
