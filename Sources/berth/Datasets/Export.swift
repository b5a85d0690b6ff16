import ArgumentParser
import Importing
import KnowledgeBase
import Presentation

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes a dataset back out in the format that `import` reads.",
        discussion: """
            A folder with dataset.yaml and a CSV file for each table. Imported again and exported again it gives the
            same bytes. Without a name: the team's dataset, or the seed where no team is named.

            EXAMPLE
              berth export our-prices --team vision --out our-prices/
            """)

    @Argument(help: "The dataset: NAME, or NAME@VERSION.")
    var name: String?

    @Option(help: ArgumentHelp("The folder to write, which must be new or empty.", valueName: "folder"))
    var out: String

    @OptionGroup var dataset: DatasetOptions

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let record = try name.map { try dataset.resolve($0, session) } ?? ExportChoice(session).record(dataset.layer)
        let files = try DatasetExport.folder(out, of: record, from: session.knowledgeBase)
        try session.print(ExportList(dataset: record.dataset, folder: out, files: files))
    }
}
