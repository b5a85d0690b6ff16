import ArgumentParser
import Domain
import Importing
import Presentation

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings datasets in, each all of it or nothing.",
        discussion: """
            A dataset is a folder with dataset.yaml and CSV files, one CSV file, or a YAML or JSON file that holds both.
            The same dataset twice changes nothing.

            EXAMPLE
              berth import our-prices/ --dry-run
              berth import prices.csv --layer team:vision
            """)

    @Argument(help: ArgumentHelp("Folders, CSV files, YAML or JSON files.", valueName: "path"))
    var paths: [String]

    @Option(help: ArgumentHelp("The layer, seed or team:NAME, in place of the dataset's own.", valueName: "layer"))
    var layer: String?

    @Option(help: ArgumentHelp("The table that a CSV file holds, where its name does not say.", valueName: "table"))
    var table: String?

    @Flag(help: "Say what would be added, changed and hidden, and change nothing.")
    var dryRun = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options, writes: true)
        let reports = try Imports(session).run(paths, layer: layer, table: table, dryRun: dryRun)
        let list = ImportList(reports: reports)
        if options.json { try session.print(JSONDocument(list)) } else { try session.print(list.blocks) }
    }
}
