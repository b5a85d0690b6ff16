import ArgumentParser
import Domain
import Presentation

struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Says which database, schema, datasets and versions are in use, and whether all is sound.",
        discussion: """
            Reads the whole database and walks along the ledger's chain. Exits with 78 where something is wrong.

            EXAMPLE
              berth doctor --seed
            """)

    @Flag(help: "Check the seed data that came with the program as well, without importing it.")
    var seed = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options, writes: seed)
        let examination = try Examination(session, seed: seed)
        if options.json {
            try session.print(JSONDocument(examination))
        } else {
            try session.print(examination.blocks)
        }
        if !examination.isSound { throw ExitCode(BerthError.Kind.unusableDatabase.rawValue) }
    }
}
