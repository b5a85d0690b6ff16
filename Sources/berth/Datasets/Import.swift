import ArgumentParser
import Importing
import Presentation

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Brings datasets in: all of them, or nothing and every fault.",
        discussion: """
            A dataset is a folder with dataset.yaml and CSV files, one CSV file, or a YAML or JSON file that holds both;
            - is standard input; any of them may be gzip. Several paths are one transaction. The same dataset twice
            changes nothing.

            EXAMPLE
              berth import our-prices/ --dry-run
              berth import prices.csv.gz --layer team:vision
              kubectl get nodes -o json | berth import - --format kubectl-nodes --team vision
              psql -c '\\copy prices TO STDOUT CSV HEADER' | berth import - --table prices --layer team:vision
              berth import docs/adr --format adr
            """)

    @OptionGroup(title: "Input") var input: ImportArguments

    @Flag(
        help: """
            Say which rows would be added, changed and hidden and which recommendations on record would change, and \
            change nothing.
            """)
    var dryRun = false

    @Flag(help: "With --format prometheus: print the request rate as the traffic of a workload file.")
    var asTraffic = false

    @OptionGroup var options: GlobalOptions

    private var isRecords: Bool { input.format == ArchitectureRecordFolder.format }

    func validate() throws {
        guard
            !isRecords || input.layer == nil && input.table == nil && input.asOf == nil && input.source == nil
        else {
            throw ValidationError(
                "--format adr reads no dataset: --layer, --table, --as-of and --source mean nothing to it")
        }
        guard asTraffic == (input.format == PrometheusTraffic.format) else {
            throw ValidationError("--format prometheus and --as-traffic go together")
        }
        guard !asTraffic || input.paths.count == 1 else { throw ValidationError("--as-traffic takes one path") }
    }

    func run() throws {
        if asTraffic { return try TrafficFile(path: input.paths[0]).print(asJSON: options.json) }
        Interruption.listen()
        let session = try Session(options, writes: true)
        if isRecords {
            let list = try RecordImport(session: session).run(input.paths, name: input.name, dryRun: dryRun)
            return options.json ? try session.print(JSONDocument(list)) : try session.print(list.blocks)
        }
        let preview = dryRun ? try ImportPreview(session) : nil
        let outcome = try ImportRun(session, input.requests(session)).run(dryRun: dryRun, preview: preview)
        try session.print(outcome)
    }
}
