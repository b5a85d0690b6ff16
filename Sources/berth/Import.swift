import ArgumentParser
import Presentation

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings datasets in: all of them, or nothing and every fault.",
        discussion: """
            A dataset is a folder with dataset.yaml and CSV files, one CSV file, or a YAML or JSON file that holds both;
            - is standard input; any of them may be gzip. Several paths are one transaction. The same dataset twice
            changes nothing.

            EXAMPLE
              berth import our-prices/ --dry-run
              berth import docs/adr --format adr
              berth import prices.csv.gz --layer team:vision
              psql -c '\\copy prices TO STDOUT CSV HEADER' | berth import - --table prices --layer team:vision
            """)

    @OptionGroup(title: "Input") var input: ImportArguments

    @Option(help: ArgumentHelp("Read a foreign format: adr, folders of decision records.", valueName: "format"))
    var format: ImportFormat?

    @Flag(
        help: """
            Say which rows would be added, changed and hidden and which recommendations on record would change, and \
            change nothing.
            """)
    var dryRun = false

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard format == nil || input.layer == nil && input.table == nil else {
            throw ValidationError(
                "--layer and --table are for datasets, and --format \(format?.rawValue ?? "") reads none")
        }
    }

    func run() throws {
        Interruption.listen()
        let session = try Session(options, writes: true)
        if format == .adr {
            let list = try RecordImport(session: session).run(input.paths, name: input.name, dryRun: dryRun)
            return options.json ? try session.print(JSONDocument(list)) : try session.print(list.blocks)
        }
        let preview = dryRun ? try ImportPreview(session) : nil
        let outcome = try ImportRun(session, input.requests(session)).run(dryRun: dryRun, preview: preview)
        try session.print(outcome)
    }
}

enum ImportFormat: String, ExpressibleByArgument, CaseIterable {
    case adr
}
