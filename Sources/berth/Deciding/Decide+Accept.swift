import ArgumentParser
import Ledger

extension Decide {
    struct Accept: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept",
            abstract: "Accepts a proposed decision.",
            discussion: """
                EXAMPLE
                  berth decide accept D-7 --because "cheapest that keeps the promise" --tag production
                """)

        @OptionGroup var arguments: DecideArguments

        @OptionGroup var options: GlobalOptions

        func run() throws { try arguments.run(.accept, options) }
    }
}
