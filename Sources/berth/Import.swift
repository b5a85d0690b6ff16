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
              berth import docs/adr --format adr
              berth import prices.csv --layer team:vision
            """)

    @Argument(help: ArgumentHelp("Folders, CSV files, YAML or JSON files.", valueName: "path"))
    var paths: [String]

    @Option(help: ArgumentHelp("The layer, seed or team:NAME, in place of the dataset's own.", valueName: "layer"))
    var layer: String?

    @Option(help: ArgumentHelp("The table that a CSV file holds, where its name does not say.", valueName: "table"))
    var table: String?

    @Option(help: ArgumentHelp("Read a foreign format: adr, folders of decision records.", valueName: "format"))
    var format: ImportFormat?

    @Option(help: ArgumentHelp("What the records' ids begin with, in place of the folder's name.", valueName: "name"))
    var name: String?

    @Flag(help: "Say what would be added, changed and hidden, and change nothing.")
    var dryRun = false

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard format == nil || layer == nil && table == nil else {
            throw ValidationError(
                "--layer and --table are for datasets, and --format \(format?.rawValue ?? "") reads none")
        }
        guard name == nil || format == .adr && paths.count == 1 else {
            throw ValidationError("--name names the records of one folder: --format adr")
        }
    }

    func run() throws {
        let session = try Session(options, writes: true)
        if format == .adr {
            let list = try RecordImport(session: session).run(paths, name: name, dryRun: dryRun)
            return options.json ? try session.print(JSONDocument(list)) : try session.print(list.blocks)
        }
        let reports = try Imports(session).run(paths, layer: layer, table: table, dryRun: dryRun)
        let list = ImportList(reports: reports)
        if options.json { try session.print(JSONDocument(list)) } else { try session.print(list.blocks) }
    }
}

enum ImportFormat: String, ExpressibleByArgument, CaseIterable {
    case adr
}
