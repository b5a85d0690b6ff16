import ArgumentParser
import Domain
import Ledger
import Presentation

extension Decisions {
    struct Replay: Question {
        static let configuration = CommandConfiguration(
            commandName: "replay",
            abstract: "Computes a decision again from the facts it saw and holds the result against the record.",
            discussion: """
                Exits with 0 where every byte agrees, 1 where another version of Berth decides otherwise, 70 where the
                same version does, and 78 where the facts were changed behind the ledger's back.

                EXAMPLE
                  berth decisions replay D-7
                """)

        @Argument(help: "The decision, such as D-7.", transform: DecisionID.parse)
        var decision: DecisionID

        @OptionGroup var options: GlobalOptions

        func answer(_ session: Session) throws {
            let replay = try ReplayReport(session.ledger.decision(decision), session)
            if options.json { try session.print(JSONDocument(replay)) } else { try session.print(replay.blocks) }
            if let code = replay.failure { throw ExitCode(code) }
        }
    }
}
