import ArgumentParser
import Domain
import Importing
import KnowledgeBase
import Presentation

struct Refresh: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh",
        abstract: "Replaces datasets by newer ones and tells which prices and recommendations move.",
        discussion: """
            As `import`, of a dataset that the store has an earlier version of.

            EXAMPLE
              berth refresh seed-data/ --dry-run
            """)

    @OptionGroup(title: "Input") var input: ImportArguments

    @Flag(help: "Say what would change, and change nothing.")
    var dryRun = false

    @Option(help: ArgumentHelp("How many price changes to list.", valueName: "n"))
    var limit = 10

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit must be 1 or more") }
    }

    func run() throws {
        Interruption.listen()
        let session = try Session(options, writes: true)
        let outcome = try ImportRun(session, input.requests(session), needsEarlier: true)
            .run(dryRun: dryRun, preview: ImportPreview(session))
        try session.print(RefreshReport(outcome: outcome, limit: limit))
    }
}
