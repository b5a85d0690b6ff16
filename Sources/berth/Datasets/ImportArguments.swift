import ArgumentParser
import Domain
import Importing
import Presentation

/// What to import, and what the files do not say about themselves.
struct ImportArguments: ParsableArguments {
    @Argument(help: ArgumentHelp("Folders, CSV, YAML or JSON files, or - for standard input.", valueName: "path"))
    var paths: [String]

    @Option(help: ArgumentHelp("The layer, seed or team:NAME, in place of the dataset's own.", valueName: "layer"))
    var layer: String?

    @Option(help: ArgumentHelp("The table that a CSV file holds, where its name does not say.", valueName: "table"))
    var table: String?

    @Option(help: ArgumentHelp("The dataset's name, in place of its own or the file's.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("The dataset's date, in place of its own or the file's last change.", valueName: "date"))
    var asOf: String?

    @Option(help: ArgumentHelp("The dataset's source, in place of its own or the file's name.", valueName: "text"))
    var source: String?

    @Option(
        help: ArgumentHelp(
            """
            The format of another tool's file: \(ForeignFormats.summaries.map(\.name).joined(separator: ", ")); \
            \(PrometheusTraffic.format) with --as-traffic; or \(ArchitectureRecordFolder.format), a folder of decision \
            records.
            """, valueName: "name"))
    var format: String?

    @Option(help: ArgumentHelp("With --format: whose machines, where the file does not say.", valueName: "name"))
    var provider: String?

    @Option(help: ArgumentHelp("With --format: where, where the file does not say.", valueName: "name"))
    var region: String?

    @Option(help: ArgumentHelp("With --format: what was measured on, where the file does not say.", valueName: "name"))
    var hardware: String?

    @Option(help: ArgumentHelp("With --format: which model, where the file does not say.", valueName: "name"))
    var model: String?

    @Option(help: ArgumentHelp("With --format: the runtime, where the file does not say.", valueName: "name"))
    var runtime: String?

    @Option(help: ArgumentHelp("With --format: the precision, where the file does not say.", valueName: "name"))
    var precision: String?

    func validate() throws {
        let details = [provider, region, hardware, model, runtime, precision]
        guard format != nil || details.allSatisfy({ $0 == nil }) else {
            throw ValidationError(
                "--provider, --region, --hardware, --model, --runtime and --precision go with --format")
        }
        guard format == nil || table == nil else { throw ValidationError("--format and --table exclude each other") }
        guard paths.filter({ $0 == "-" }).count < 2 else {
            throw ValidationError("- stands for standard input, which can be read once")
        }
        guard name == nil || paths.count == 1 else {
            throw ValidationError("--name names one dataset, and there are \(paths.count) paths")
        }
        if let asOf, CalendarDay(asOf) == nil || asOf.count != 10 {
            throw ValidationError("--as-of must be a day such as 2026-11-24")
        }
    }

    /// - Parameter session: knows the team, whose layer a file without one goes to.
    func requests(_ session: Session) -> [ImportRequest] {
        paths.map {
            ImportRequest(
                path: $0, layer: layer, defaultLayer: session.team.map { "team:" + $0 }, table: table, name: name,
                asOf: asOf, source: source, foreign: foreign)
        }
    }

    private var foreign: ForeignRequest? {
        format.map {
            ForeignRequest(
                format: $0, provider: provider, region: region, hardware: hardware, model: model, runtime: runtime,
                precision: precision)
        }
    }
}
