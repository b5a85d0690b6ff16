import ArgumentParser
import Artifacts
import Domain
import Presentation

struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Writes the files that a decision implies.",
        discussion: """
            A Dockerfile, Compose, Kubernetes or Terraform files, a GitHub workflow, Prometheus rules with their
            tests, a dashboard, the decision in words and a README. Every figure in them is the decision's, and
            says so. A file that was changed by hand is not replaced without --force.

            EXAMPLE
              berth render D-7 --out deploy/
              berth render D-7 --out deploy/ --diff
              berth render D-7 --only k8s --stdout
            """)

    @Argument(help: "The decision, such as D-7.", transform: DecisionID.parse)
    var decision: DecisionID

    @Option(help: ArgumentHelp("The folder to write.", valueName: "dir"))
    var out: String?

    @Option(
        help: ArgumentHelp(
            "Only these, separated by commas: \(Artifact.Group.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "groups"), transform: Artifact.Group.parse)
    var only: Set<Artifact.Group>?

    @Option(help: ArgumentHelp("The option of this rank, in place of the one recommended.", valueName: "rank"))
    var option = 1

    @Flag(help: "Print the files and write none.")
    var stdout = false

    @Flag(help: "Show how the folder would change, as a patch, and write nothing.")
    var diff = false

    @Flag(help: "Replace files that were changed by hand.")
    var force = false

    @Option(help: ArgumentHelp("Digests of base images: a line 'IMAGE sha256:…' for each.", valueName: "file"))
    var digests: String?

    @Option(help: ArgumentHelp("What the built image is called.", valueName: "reference"))
    var image: String?

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard stdout != (out != nil) else { throw ValidationError("name a folder with --out, or ask for --stdout") }
        guard !stdout || !(diff || force || options.json) else {
            throw ValidationError("--stdout goes with none of --diff, --force and --json")
        }
        guard !(diff && force) else {
            throw ValidationError("--diff writes nothing, so --force has nothing to replace")
        }
        guard option > 0 else { throw ValidationError("--option must be 1 or more") }
        guard out?.isEmpty != true else { throw ValidationError("--out is empty") }
    }

    func run() throws {
        let session = try Session(options)
        let renderings = Renderings(session)
        let request = try renderings.request(decision, rank: option, digests: digests, image: image)
        let artifacts = try renderings.artifacts(request, only: only)
        guard let out else { return try session.print(Self.joined(artifacts)) }
        let folder = try RenderedFolder(out, artifacts, for: request, isPartial: only != nil)
        if !diff { try folder.write(force: force) }
        let list = RenderingList(request, artifacts, folder, withDifference: diff)
        if options.json { return try session.print(JSONDocument(list)) }
        try session.print(diff ? folder.difference : list.text)
    }

    /// One file as it is; several, each under its name.
    private static func joined(_ artifacts: [Artifact]) -> String {
        guard artifacts.count > 1 else { return artifacts.map(\.text).joined() }
        return artifacts.map { "==> \($0.path) <==\n\($0.text)" }.joined(separator: "\n")
    }
}

extension Artifact.Group {
    static func parse(_ text: String) throws -> Set<Artifact.Group> {
        let words = text.split(separator: ",").map { $0.trimmingPrefix(" ") }
        guard !words.isEmpty else { throw ValidationError("--only names no files") }
        return Set(
            try words.map { word in
                guard let group = Artifact.Group(rawValue: String(word)) else {
                    let names = Artifact.Group.allCases.map(\.rawValue)
                    let meant = nearest(to: String(word), among: names).map { "; did you mean \($0)?" } ?? ""
                    throw ValidationError("--only knows no '\(word)'\(meant)")
                }
                return group
            })
    }
}
