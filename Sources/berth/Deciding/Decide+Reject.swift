import ArgumentParser
import Ledger

extension Decide {
    struct Reject: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reject",
            abstract: "Rejects a decision that is proposed or accepted.",
            discussion: """
                EXAMPLE
                  berth decide reject D-7 --because "the team will not run Kubernetes"
                """)

        @OptionGroup var arguments: DecideArguments

        @OptionGroup var options: GlobalOptions

        func run() throws { try arguments.run(.reject, options) }
    }
}
