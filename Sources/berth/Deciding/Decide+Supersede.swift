import ArgumentParser
import Domain
import Ledger

extension Decide {
    struct Supersede: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "supersede",
            abstract: "Puts another decision in the place of this one.",
            discussion: """
                Both decisions then name each other in their histories.

                EXAMPLE
                  berth decide supersede D-7 --by D-9 --because "traffic has tripled"
                """)

        @Option(help: ArgumentHelp("The decision that takes its place.", valueName: "d-n"), transform: DecisionID.parse)
        var by: DecisionID

        @OptionGroup var arguments: DecideArguments

        @OptionGroup var options: GlobalOptions

        func run() throws { try arguments.run(.supersede(by: by), options) }
    }
}
