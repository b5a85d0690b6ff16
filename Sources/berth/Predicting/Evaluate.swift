import ArgumentParser
import Domain
import Evaluation
import Importing
import KnowledgeBase
import Presentation

struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Holds the predictions against somebody's measurements: error and interval coverage.",
        discussion: """
            FILE has the columns of seed-data/measurements.csv in any order; only hardware, precision, a model or its
            operations, and a latency or throughput are needed. A row's own measurement, if the store has it, is not used
            for its prediction.

            EXAMPLE
              berth evaluate my-measurements.csv
              berth evaluate seed-data/measurements.csv --leave-out hardware --predictions predictions.csv
            """)

    @Argument(help: ArgumentHelp("The measurements, as CSV.", valueName: "file.csv"))
    var file: String

    @Option(
        help: ArgumentHelp(
            "What a prediction may not know: the row, its setting (repeats too), the model's family, the hardware.",
            valueName: LeaveOut.allCases.map(\.rawValue).joined(separator: "|")), transform: LeaveOut.named)
    var leaveOut = LeaveOut.row

    @Option(help: ArgumentHelp("Write each row's prediction to this CSV file.", valueName: "out.csv"))
    var predictions: String?

    @Flag(help: "Print Markdown.")
    var markdown = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let rows = try MeasurementFile.read(file)
        guard !rows.isEmpty else { throw BerthError(.badData, "\(file) has no rows") }
        let session = try Session(options)
        let datasets = try session.knowledgeBase.visibleDatasets(team: session.team)
        let facts = try session.knowledgeBase.performanceFacts(of: nil, datasets: datasets)
        let progress = session.narrator.progress
        let evaluation = Evaluation(rows, from: NameBook(facts), leaving: leaveOut) { done in
            progress.show("\(Number.grouped(Int64(done))) of \(Number.count(rows.count, "row"))")
        }
        progress.end()
        if let predictions { try PredictionTable(evaluation).save(predictions) }
        if options.json {
            try session.print(JSONDocument(EvaluationDocument(evaluation)))
        } else {
            try session.print(EvaluationReport(evaluation, file: file).blocks, asMarkdown: markdown)
        }
    }
}

extension LeaveOut {
    fileprivate static func named(_ word: String) throws -> LeaveOut {
        if let known = LeaveOut(rawValue: word) { return known }
        throw ValidationError("'\(word)' is none of \(allCases.map(\.rawValue).joined(separator: ", "))")
    }
}
