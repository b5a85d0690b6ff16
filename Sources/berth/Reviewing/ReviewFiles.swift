import ArgumentParser
import Domain
import Presentation
import Review

struct ReviewFiles: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Checks deployment files against the security checklist.",
        discussion: """
            Reads Dockerfiles, Compose, Kubernetes, Terraform, GitHub workflows, settings and code, found by content in
            whole folders; - is standard input. Advises: exits with 0 whatever it finds, unless --fail-on is given.

            EXAMPLE
              berth review .
              berth review deploy/ --fail-on high --sarif > review.sarif
              berth review . --fix-diff | patch -p1
            """)

    @Argument(help: ArgumentHelp("Files and folders, or - for standard input.", valueName: "path"))
    var paths: [String]

    @OptionGroup(title: "Output") var format: ReviewFormat

    @Option(
        help: ArgumentHelp(
            "Exit with 1 where a finding is at least this bad, or a file could not be evaluated.", valueName: "level"))
    var failOn: ReviewLevel?

    @Option(help: ArgumentHelp("A JSON report of trivy image, fs or config; may be repeated.", valueName: "file"))
    var trivy: [String] = []

    @Option(help: ArgumentHelp("Findings that are known already.", valueName: "file"))
    var baseline: String?

    @Option(help: ArgumentHelp("Write what is found as a baseline.", valueName: "file"))
    var writeBaseline: String?

    @Option(help: ArgumentHelp("A registry that images may come from; may be repeated.", valueName: "host"))
    var registry: [String] = []

    @Option(help: ArgumentHelp("Files to leave out, as .gitignore writes them; may be repeated.", valueName: "pattern"))
    var exclude: [String] = []

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if format.count + (options.json ? 1 : 0) > 1 {
            throw ValidationError("--json, --sarif, --markdown and --fix-diff are different outputs: give one")
        }
    }

    func run() throws {
        let run = try ReviewRun(self)
        let report = try run.report()
        try run.print(report)
        if let failOn, run.fails(report, failOn.severity) { throw ExitCode(1) }
    }
}

/// How a review is printed.
struct ReviewFormat: ParsableArguments {
    @Flag(help: "Print SARIF 2.1.0.")
    var sarif = false

    @Flag(help: "Print Markdown.")
    var markdown = false

    @Flag(help: "Print a patch for patch -p1 with what can be mended without asking.")
    var fixDiff = false

    var count: Int { [sarif, markdown, fixDiff].count { $0 } }
}

/// A severity as a flag.
struct ReviewLevel: ExpressibleByArgument {
    let severity: Severity

    init?(argument: String) {
        guard let severity = Severity(argument) else { return nil }
        self.severity = severity
    }

    static var allValueStrings: [String] { Severity.allCases.map(\.word) }
}
