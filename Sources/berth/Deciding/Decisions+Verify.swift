import ArgumentParser
import Domain
import Ledger
import Presentation

extension Decisions {
    struct Verify: Question {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Checks that nobody edited the ledger, and names the first event that does not fit.",
            discussion: """
                Recomputes the digests of every event, decision, option and fact. An anchor that was kept elsewhere, the
                anchor.json of an export or the hash of an event, tells also whether the end was cut off. Exits with 78
                where something does not fit.

                EXAMPLE
                  berth decisions verify
                  berth decisions verify --against docs/decisions/anchor.json
                """)

        @Option(help: ArgumentHelp("What an export or an earlier verify told.", valueName: "file|hash"))
        var against: String?

        @OptionGroup var options: GlobalOptions

        func answer(_ session: Session) throws {
            let reference = try against.map(LedgerReference.read)
            let report = VerificationReport(
                found: try session.ledger.verify(against: reference), hasReference: reference != nil)
            if options.json { try session.print(JSONDocument(report)) } else { try session.print(report.blocks) }
            if !report.found.isSound { throw ExitCode(BerthError.Kind.unusableDatabase.rawValue) }
        }
    }
}
