import ArgumentParser
import Domain
import Ledger
import Presentation

extension Decisions {
    struct Why: Question {
        static let configuration = CommandConfiguration(
            commandName: "why",
            abstract: "Shows what a decision rests on: choice, scores, figures, facts, sources.",
            discussion: """
                --not tells why another option was not chosen, from the record or by planning again over the facts that
                the decision saw. An option is given by its id, its rank, or words that its id holds.

                EXAMPLE
                  berth decisions why D-7
                  berth decisions why D-7 --not sagemaker-realtime
                """)

        @Argument(help: "The decision, such as D-7.", transform: DecisionID.parse)
        var decision: DecisionID

        @Option(help: ArgumentHelp("Why not this option?", valueName: "option"))
        var not: String?

        @Flag(help: "List every fact of a figure.")
        var all = false

        @Flag(help: "Print Markdown.")
        var markdown = false

        @OptionGroup var options: GlobalOptions

        func answer(_ session: Session) throws {
            let recorded = try session.ledger.decision(decision)
            let today = CalendarDay(recorded.summary.recordedAt)
            if let not {
                let answer = try WhyNot(recorded, recorded.recommendation(), not: not, session)
                if options.json { return try session.print(JSONDocument(answer)) }
                let titles = try session.ledger.targetTitles(of: recorded)
                return try session.print(answer.blocks(titles: titles, today: today), asMarkdown: markdown)
            }
            let rationale = try Rationale(recorded, session.ledger)
            if options.json { return try session.print(JSONDocument(rationale)) }
            let report = WhyReport(
                rationale.recommendation, facts: rationale.facts, history: rationale.history,
                titles: try session.ledger.targetTitles(of: recorded), today: today, limit: all ? nil : 5)
            try session.print(report.blocks, asMarkdown: markdown)
        }
    }
}
