import ArgumentParser
import KnowledgeBase
import Presentation

extension Datasets {
    struct Retire: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retire",
            abstract: "Takes a dataset out of the answers to come.",
            discussion: """
                Nothing is deleted: decisions still show the facts they used, and `restore` brings it back.

                EXAMPLE
                  berth datasets retire our-prices --team vision
                """)

        @Argument(help: "NAME, or NAME@VERSION.")
        var name: String

        @OptionGroup var dataset: DatasetOptions

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options, writes: true)
            let record = try dataset.resolve(name, session)
            try session.knowledgeBase.retire(record)
            try session.print(DatasetSwitch(record.dataset, .retired))
        }
    }
}
