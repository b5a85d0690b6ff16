import ArgumentParser
import Domain
import Ledger
import Presentation

extension Decisions {
    struct Compare: Question {
        static let configuration = CommandConfiguration(
            commandName: "compare",
            abstract: "Compares two decisions: workload, choice, scores, options and facts, differences first.",
            discussion: """
                EXAMPLE
                  berth decisions compare D-7 D-9
                """)

        @Argument(help: "A decision, such as D-7.", transform: DecisionID.parse)
        var first: DecisionID

        @Argument(help: "The decision to compare it with.", transform: DecisionID.parse)
        var second: DecisionID

        @OptionGroup var options: GlobalOptions

        func answer(_ session: Session) throws {
            let comparison = try DecisionComparison(
                Rationale(first, session.ledger), Rationale(second, session.ledger))
            if options.json {
                try session.print(JSONDocument(comparison))
            } else {
                try session.print(comparison.blocks)
            }
        }
    }
}
