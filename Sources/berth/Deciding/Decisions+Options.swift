import ArgumentParser
import Domain
import Ledger
import Presentation

extension Decisions {
    struct Options: Question {
        static let configuration = CommandConfiguration(
            commandName: "options",
            abstract: "Lists the options of a decision, best first.",
            discussion: """
                The best of each target, kind of device and purchase are on record, and the Pareto set; berth recommend
                --all writes out all.

                EXAMPLE
                  berth decisions options D-7
                """)

        @Argument(help: "The decision, such as D-7.", transform: DecisionID.parse)
        var decision: DecisionID

        @OptionGroup var options: GlobalOptions

        func answer(_ session: Session) throws {
            let list = OptionList(
                decision: try session.ledger.decision(decision).summary,
                options: try session.ledger.options(of: decision))
            if options.json { try session.print(JSONDocument(list)) } else { try session.print(list.blocks) }
        }
    }
}
