import ArgumentParser
import KnowledgeBase
import Presentation

struct Facts: Question {
    static let configuration = CommandConfiguration(
        commandName: "facts",
        abstract: "Looks facts up.",
        discussion: """
            TABLE is \(DatasetTable.all.map(\.name).joined(separator: ", ")).
            In place of a table, the key of one fact: it is shown with the rows of other layers that it hides.
            Conditions are COLUMN, one of = != <= >= < > ~ (contains), and a value.

            EXAMPLE
              berth facts prices --provider aws --region us-east-1 --where 'usd_per_hour<=1'
              berth facts instances --accelerator L4 --all --json
              berth facts prices --gpu L4 --region us-east-1 --csv > l4.csv
              berth facts price/aws/us-east-1/g6.xlarge/on-demand
            """)

    @Argument(help: ArgumentHelp("The table, or the key of one fact.", valueName: "table"))
    var table: String

    @OptionGroup(title: "Filters") var filters: FactFilters

    @Option(help: ArgumentHelp("Columns to show, separated by commas.", valueName: "names"))
    var columns: String?

    @Option(help: ArgumentHelp("How many rows to list (50; of CSV all).", valueName: "n"))
    var limit: Int?

    @Flag(help: "List all rows.")
    var all = false

    @Flag(help: "Print CSV that `import` reads.")
    var csv = false

    @Flag(help: "Print a Markdown table.")
    var markdown = false

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if let limit, limit <= 0 { throw ValidationError("--limit must be 1 or more") }
        guard [csv, markdown, options.json].filter({ $0 }).count < 2 else {
            throw ValidationError("--csv, --markdown and --json exclude each other")
        }
    }

    func answer(_ session: Session) throws {
        let lookUp = FactLookUp(session)
        if table.contains("/") {
            let sheet = FactSheet(try lookUp.find(key: table))
            return try csv ? session.print(sheet.csv) : session.print(sheet, asMarkdown: markdown)
        }
        let query = try lookUp.query(table, filters, limit: all ? .max : limit ?? (csv ? .max : 50))
        let chosen = try FactList.indexes(columns, of: query.table)
        if csv {
            try lookUp.csv(query, columns: chosen) { try session.print($0) }
            return
        }
        let list = FactList(try session.knowledgeBase.facts(query), chosen: chosen)
        if options.json { return try session.print(JSONDocument(list)) }
        try session.print(list.text(session.terminal, asMarkdown: markdown))
    }
}
