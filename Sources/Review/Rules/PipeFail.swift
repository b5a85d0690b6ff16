/// Finds RUN with a pipe where the shell does not fail with its first command.
struct PipeFail: Rule {
    static let id = "IMG-PIPEFAIL"
    static let why = "Only the last command of a pipe decides whether RUN fails: a failed download goes unnoticed"
    static let fix = "Put set -o pipefail first, or SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]"

    static func check(_ project: Project) -> [Finding] {
        project.dockerfiles.flatMap { dockerfile in
            dockerfile.stages.flatMap { stage in
                var isSet = false
                return stage.instructions.compactMap { instruction -> Finding? in
                    if instruction.keyword == "SHELL" { isSet = instruction.arguments.text.contains("pipefail") }
                    guard instruction.keyword == "RUN", !isSet, instruction.json == nil else { return nil }
                    let text = instruction.arguments.text + instruction.heredocs.map(\.body.text).joined()
                    guard !text.contains("pipefail"), let pipe = instruction.commands.first(where: \.isPiped) else {
                        return nil
                    }
                    // What only prints cannot fail.
                    guard !["echo", "printf", "yes", "cat"].contains(pipe.program) else { return nil }
                    return dockerfile.finding(
                        instruction, "a failure of \(pipe.program) is lost in the pipe", at: pipe.position)
                }
            }
        }
    }
}
