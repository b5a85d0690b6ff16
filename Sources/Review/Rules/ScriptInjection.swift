/// Finds `${{ … }}` of what outsiders write (titles, bodies, branch names, commit messages, inputs) inside of `run`, and
/// in the script of `actions/github-script`.
struct ScriptInjection: Rule {
    static let id = "WF-INJECTION"
    static let why = "Whoever opens an issue or a pull request writes commands that run with the workflow's secrets"
    static let fix = "Pass it through env and use \"$NAME\" in the script"

    static func check(_ project: Project) -> [Finding] {
        project.workflows.flatMap { workflow in
            workflow.steps.flatMap { step -> [Finding] in
                let scripts = [step.run, step.action == "actions/github-script" ? step.input("script") : nil].compactMap
                { $0 }
                return scripts.compactMap { script in
                    guard let text = script.string, let (name, line) = hostile(text) else { return nil }
                    let offset = text.contains("\n") ? line + 1 : 0
                    let place = Position(
                        line: script.position.line + offset, column: offset > 0 ? 1 : script.position.column)
                    return workflow.finding("\(name.prefix(60)) becomes part of the script", at: place)
                }
            }
        }
    }

    private static let tainted = [
        "github.event.issue.title", "github.event.issue.body", "github.event.pull_request.title",
        "github.event.pull_request.body", "github.event.comment.body", "github.event.review.body",
        "github.event.head_commit.message", "github.event.head_commit.author", "github.event.commits",
        "github.event.pull_request.head.ref", "github.event.pull_request.head.label", "github.event.discussion",
        "github.event.pull_request.head.repo.default_branch", "github.event.workflow_run.head_branch",
        "github.head_ref",
        "github.event.pages",
    ]

    private static func hostile(_ text: String) -> (name: String, line: Int)? {
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for part in line.split(separator: "${{").dropFirst(line.hasPrefix("${{") ? 0 : 1) {
                let name = part.prefix { $0 != "}" }.filter { !$0.isWhitespace }
                if tainted.contains(where: { name.contains($0) }) { return (name, number) }
            }
        }
        return nil
    }
}
