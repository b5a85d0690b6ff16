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

    func validate() throws {
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
            ImportRequest(path: $0, layer: layer, table: table, name: name, asOf: asOf, source: source)
        }
    }
}
