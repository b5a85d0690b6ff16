import ArgumentParser
import Domain
import Ledger
import Presentation

extension Decisions {
    struct Drift: Question {
        static let configuration = CommandConfiguration(
            commandName: "drift",
            abstract: "Plans a decision again on today's facts: which moved, and does the winner still win?",
            discussion: """
                --all asks it of every decision that stands, proposed or accepted, as far as the filters leave it. Exits
                with 0 whatever it finds, unless --fail-on is given: then with 1 where a winner no longer wins, or where
                a fact that a decision cites has moved.

                EXAMPLE
                  berth decisions drift D-7
                  berth decisions drift --all --status accepted --fail-on winner
                """)

        @Argument(help: "The decision, such as D-7.", transform: DecisionID.parse)
        var decision: DecisionID?

        @Flag(help: "Ask it of all decisions that stand.")
        var all = false

        @Option(help: "Exit with 1 where a winner no longer wins, or where a fact has moved.")
        var failOn: Trigger?

        @OptionGroup var filters: DecisionFilterArguments

        @OptionGroup var options: GlobalOptions

        enum Trigger: String, ExpressibleByArgument, CaseIterable {
            case winner, facts
        }

        func validate() throws {
            guard all == (decision == nil) else {
                throw ValidationError("give a decision such as D-7, or --all for all that stand")
            }
        }

        func answer(_ session: Session) throws {
            let drifts: [DecisionDrift]
            if let decision {
                let drift = try DriftCalculation(session).drift(of: decision)
                drifts = [drift]
                if options.json { try session.print(JSONDocument(drift)) } else { try session.print(drift.blocks) }
            } else {
                drifts = try DriftCalculation(session).drifts(filters.filter(options, limit: nil))
                let list = DriftList(drifts: drifts)
                if options.json { try session.print(JSONDocument(list)) } else { try session.print(list.blocks) }
            }
            let fails = drifts.contains { failOn == .winner ? !$0.stillWins : failOn == .facts && !$0.moved.isEmpty }
            if fails { throw ExitCode(1) }
        }
    }
}
