/// Finds RUN with sudo.
struct NoSudo: Rule {
    static let id = "IMG-SUDO"
    static let why = "sudo gives root back to the user that was meant to have none"
    static let fix = "Do what needs root before USER, and leave sudo out"

    static func check(_ project: Project) -> [Finding] {
        project.dockerfiles.flatMap { dockerfile in
            dockerfile.commands(dockerfile.instructions).compactMap { run, command -> Finding? in
                guard let word = command.words.first(where: { !$0.text.contains("=") }), word.text == "sudo" else {
                    return nil
                }
                return dockerfile.finding(
                    run, "sudo in RUN", at: word.position,
                    edits: [LineEdit.replace(dockerfile.file, word.position, "sudo ", by: "")])
            }
        }
    }
}
