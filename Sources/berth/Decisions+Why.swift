import ArgumentParser
import Domain
import Ledger
import Presentation

extension Decisions {
    struct Why: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows what a decision rests on: choice, scores, figures, facts, sources.",
            discussion: """
                --not answers from the record why another option was not chosen. An option is given by its id, its
                rank, or words that only its id holds.

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

        func run() throws {
            let session = try Session(options)
            let rationale = try Rationale(decision, session.ledger)
            if options.json { return try session.print(JSONDocument(rationale)) }
            let titles = try session.ledger.targetTitles(of: rationale.decision)
            let today = CalendarDay(rationale.decision.summary.recordedAt)
            if let not {
                let report = try WhyNotReport(rationale.recommendation, not: not, titles: titles, today: today)
                return try session.print(report.blocks, asMarkdown: markdown)
            }
            let report = WhyReport(
                rationale.recommendation, facts: rationale.facts, history: rationale.history, titles: titles,
                today: today, limit: all ? nil : 5)
            try session.print(report.blocks, asMarkdown: markdown)
        }
    }
}
