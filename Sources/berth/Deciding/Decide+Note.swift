import ArgumentParser
import Ledger

extension Decide {
    struct Note: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "note",
            abstract: "Adds a remark, links or tags to a decision.",
            discussion: """
                EXAMPLE
                  berth decide note D-7 --because "load test: p95 84 ms" --link https://wiki/load-test
                """)

        @OptionGroup var arguments: DecideArguments

        @OptionGroup var options: GlobalOptions

        func run() throws { try arguments.run(.note, options) }
    }
}
