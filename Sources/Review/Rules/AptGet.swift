/// Finds `apt install` and its like in RUN.
struct AptGet: Rule {
    static let id = "IMG-APT-CLI"
    static let why = "The output and the options of apt change between versions: it is for people at a terminal"
    static let fix = "Use apt-get"

    static func check(_ project: Project) -> [Finding] {
        project.dockerfiles.flatMap { dockerfile in
            dockerfile.commands(dockerfile.instructions).filter { $0.command.program == "apt" }.map { run, command in
                dockerfile.finding(
                    run, "apt in a script", at: command.body.first?.position,
                    edits: [
                        command.body.first.flatMap {
                            LineEdit.replace(dockerfile.file, $0.position, "apt", by: "apt-get")
                        }
                    ])
            }
        }
    }
}
