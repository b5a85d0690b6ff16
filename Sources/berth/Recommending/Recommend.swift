import ArgumentParser
import Domain
import Importing
import Presentation

struct Recommend: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recommend",
        abstract: "Ranks deployment options for a workload, explains them and records the decision.",
        discussion: """
            The workload is a YAML or JSON file, - for standard input, or flags alone; a flag replaces what the file
            says. Exits with 2, and says why, where no option is feasible.

            EXAMPLE
              berth recommend workload.yaml
              berth recommend --model resnet50 --average-rps 20 --p95-ms 100 --dry-run
            """)

    @Argument(help: "The workload file, or - for standard input.")
    var workload: String?

    @Flag(help: "Record nothing.")
    var dryRun = false

    @Flag(help: "Answer at once, from formulas alone: the best options are not replayed. Only with --dry-run.")
    var noReplay = false

    @Flag(help: "Show the whole arithmetic.")
    var explain = false

    @Option(help: ArgumentHelp("How many options to compare.", valueName: "n"))
    var limit = 4

    @Flag(help: "Print Markdown.")
    var markdown = false

    @Flag(help: "Write out every option that was compared, not only the best of each kind.")
    var all = false

    @Option(help: ArgumentHelp("A ticket or page that the decision belongs to; may be repeated.", valueName: "url"))
    var link: [String] = []

    @Option(help: ArgumentHelp("A word to find the decision by; may be repeated.", valueName: "tag"))
    var tag: [String] = []

    @Option(help: ArgumentHelp("Write the files that the answer implies into this folder too.", valueName: "dir"))
    var render: String?

    @Option(
        help: ArgumentHelp(
            "Take the model's figures from its own file (.onnx, .safetensors); flags replace them.", valueName: "path"))
    var modelFile: String?

    @OptionGroup(title: "Workload")
    var figures: WorkloadArguments

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit must be 1 or more") }
        guard dryRun || !noReplay else {
            throw ValidationError("--no-replay needs --dry-run: what is recorded has been replayed")
        }
        guard render == nil || !dryRun else {
            throw ValidationError("--render needs a decision to name in the files, which --dry-run does not record")
        }
    }

    func run() throws {
        let shape = figures.model.inputShape.flatMap { $0.split(separator: ",") }.compactMap { Int($0) }
        let ownFigures = try modelFile.map { try ModelFile.readNoting($0, inputShape: shape.isEmpty ? nil : shape) }
        let session = try Session(options, writes: !dryRun)
        let answer = try Advice(session).answer(
            file: workload, overrides: (ownFigures?.overrides ?? []) + figures.overrides, record: !dryRun, links: link,
            tags: tag, all: all, rehearses: !noReplay)
        if options.json {
            try session.print(answer.document() + "\n")
        } else {
            let report = RecommendationReport(
                answer.recommendation, titles: answer.titles, today: session.today,
                detail: explain ? .explanation : .summary, limit: all ? .max : limit)
            try session.print(report.blocks, asMarkdown: markdown)
        }
        if let render, let id = answer.decision, !answer.recommendation.options.isEmpty {
            let folder = try Renderings(session).write(id, to: render)
            try StandardStream.error.write(
                "berth: \(Number.count(folder.entries.count, "file")) of \(id) in \(render)\n")
        }
        if answer.recommendation.options.isEmpty { throw ExitCode(BerthError.Kind.infeasible.rawValue) }
    }
}
