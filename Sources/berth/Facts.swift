import ArgumentParser
import KnowledgeBase
import Presentation

struct Facts: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Looks facts up.",
        discussion: """
            TABLE is \(DatasetTable.all.map(\.name).joined(separator: ", ")).
            Conditions are COLUMN, one of = != <= >= < > ~ (contains), and a value.

            EXAMPLE
              berth facts prices --provider aws --region us-east-1 --where 'usd_per_hour<=1'
              berth facts instances --accelerator L4 --all --json
              berth facts prices --gpu L4 --region us-east-1
            """)

    @Argument(help: ArgumentHelp("The table.", valueName: "table"))
    var table: String

    @OptionGroup(title: "Filters") var filters: FactFilters

    @Option(help: ArgumentHelp("Columns to show, separated by commas.", valueName: "names"))
    var columns: String?

    @Option(help: ArgumentHelp("How many rows to list.", valueName: "n"))
    var limit = 50

    @Flag(help: "List all rows.")
    var all = false

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit must be 1 or more") }
    }

    func run() throws {
        let session = try Session(options)
        let found = try FactLookUp(session).find(table, filters, limit: all ? nil : limit)
        let list = try FactList(found, columns: columns)
        if options.json { return try session.print(JSONDocument(list)) }
        try session.print(list.text(session.terminal))
    }
}
