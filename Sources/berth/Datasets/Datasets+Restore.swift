import ArgumentParser
import KnowledgeBase
import Presentation

extension Datasets {
    struct Restore: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "restore",
            abstract: "Brings a retired dataset back into the answers to come.",
            discussion: """
                It takes the place of the version that is in use, which is retired.

                EXAMPLE
                  berth datasets restore our-prices@3fa2c801 --team vision
                """)

        @Argument(help: "NAME, or NAME@VERSION, where VERSION begins the fingerprint that `show` prints.")
        var name: String

        @OptionGroup var dataset: DatasetOptions

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options, writes: true)
            let record = try dataset.resolve(name, session)
            try session.knowledgeBase.restore(record)
            try session.print(DatasetSwitch(record.dataset, .restored))
        }
    }
}
