import ArgumentParser
import Domain
import Ledger
import Presentation

extension Decisions {
    struct Show: Question {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Shows a decision as it was recommended.",
            discussion: """
                With --json it prints the very bytes that berth recommend --json printed.

                EXAMPLE
                  berth decisions show D-7 --explain
                """)

        @Argument(help: "The decision, such as D-7.", transform: DecisionID.parse)
        var decision: DecisionID

        @Flag(help: "Show the whole arithmetic.")
        var explain = false

        @Option(help: ArgumentHelp("How many options to compare.", valueName: "n"))
        var limit = 4

        @Flag(help: "Print Markdown.")
        var markdown = false

        @OptionGroup var options: GlobalOptions

        func validate() throws {
            guard limit > 0 else { throw ValidationError("--limit must be 1 or more") }
        }

        func answer(_ session: Session) throws {
            let recorded = try session.ledger.decision(decision)
            guard !options.json else { return try session.print(recorded.document + "\n") }
            if recorded.summary.origin != nil { return try session.print(recorded.importedText) }
            let report = RecommendationReport(
                try recorded.recommendation(), titles: try session.ledger.targetTitles(of: recorded),
                today: CalendarDay(recorded.summary.recordedAt), detail: explain ? .explanation : .summary, limit: limit
            )
            let summary = recorded.summary
            let heading =
                "\(decision), \(summary.status.rawValue), for \(summary.workload) by \(summary.author) at \(summary.recordedAt)"
            try session.print([.text(heading)] + report.blocks, asMarkdown: markdown)
        }
    }
}

extension DecisionID {
    static func parse(_ text: String) throws -> DecisionID {
        guard let id = DecisionID(text) else { throw ValidationError("'\(text)' is no decision, such as D-7") }
        return id
    }
}
