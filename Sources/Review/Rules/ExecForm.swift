/// Finds CMD and ENTRYPOINT of the final image in the shell form, unless they hand over with `exec`.
/// A plain command needs no shell, one with variables or operators does.
struct ExecForm: Rule {
    static let id = "IMG-EXEC-FORM"
    static let why =
        "A shell in between does not pass SIGTERM on: the container is killed after the grace period, requests and all"
    static let fix = "Write the command as a JSON list: CMD [\"program\", \"argument\"]"

    static func check(_ project: Project) -> [Finding] {
        project.dockerfiles.flatMap { dockerfile in
            ["CMD", "ENTRYPOINT"].compactMap { keyword in
                guard let last = dockerfile.finalInstructions.last(where: { $0.keyword == keyword && !$0.isOnBuild }),
                    last.json == nil, !last.arguments.isEmpty, !last.arguments.text.hasPrefix("exec ")
                else { return nil }
                return dockerfile.finding(
                    last, "\(keyword) goes through a shell", edits: [rewritten(last, dockerfile.file)])
            }
        }
    }

    private static func rewritten(_ instruction: DockerInstruction, _ file: SourceFile) -> Edit? {
        let text = instruction.arguments.text
        guard instruction.position.line == instruction.lastLine,
            !text.contains(where: { "$&|;<>*?`\\~()".contains($0) })
        else {
            return nil
        }
        let words = instruction.words.map { "\"\($0.text.replacing("\"", with: "\\\""))\"" }
        return .replace(
            file: file.path, line: instruction.lastLine,
            by: ["\(instruction.keyword) [\(words.joined(separator: ", "))]"])
    }
}
