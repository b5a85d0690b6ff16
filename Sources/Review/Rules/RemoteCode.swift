/// Finds `trust_remote_code=True` in Python and `--trust-remote-code` on command lines.
struct RemoteCode: Rule {
    static let id = "ML-REMOTE-CODE"
    static let why = "Code from the model's repository runs in the server, whatever its owner puts there"
    static let fix = "Leave it out, or read the code, pin its revision and copy it"

    static func check(_ project: Project) -> [Finding] {
        let code = zip(project.files, project.kinds).filter { $1 == .python }.flatMap { file, _ in
            PythonCalls.lines(file, "trust_remote_code").filter {
                $0.text.filter { !$0.isWhitespace }.contains("trust_remote_code=True")
            }.map {
                Finding(file, $0.position, "trust_remote_code=True")
            }
        }
        let images = project.dockerfiles.flatMap { dockerfile in
            dockerfile.finalInstructions.filter { ["CMD", "ENTRYPOINT", "RUN"].contains($0.keyword) }.compactMap {
                instruction -> Finding? in
                let words = instruction.commands.flatMap(\.words)
                guard
                    let word = words.first(where: { ["--trust-remote-code", "--trust_remote_code"].contains($0.text) })
                else { return nil }
                return dockerfile.finding(instruction, "--trust-remote-code", at: word.position)
            }
        }
        return code + images
            + project.containers.compactMap { container in
                let flag = container.commandWords.first {
                    ["--trust-remote-code", "--trust_remote_code"].contains($0.text)
                }
                let variable = container.variables.first { $0.name == "TRUST_REMOTE_CODE" && $0.value.bool == true }
                guard let place = flag?.position ?? variable?.position else { return nil }
                return container.finding("it trusts remote code", at: place)
            }
    }
}
