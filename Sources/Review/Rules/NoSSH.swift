/// Finds EXPOSE 22 and installed SSH servers.
struct NoSSH: Rule {
    static let id = "IMG-SSH"
    static let why = "A shell server in a container is one more way in, with keys and patches of its own"
    static let fix = "Leave it out: docker exec and kubectl exec are there"

    static func check(_ project: Project) -> [Finding] {
        project.dockerfiles.flatMap { dockerfile in
            let ports = dockerfile.instructions.filter { instruction in
                instruction.keyword == "EXPOSE" && instruction.words.contains { ["22", "22/tcp"].contains($0.text) }
            }.map { dockerfile.finding($0, "port 22 is exposed") }
            let servers = dockerfile.commands(dockerfile.finalInstructions).filter { _, command in
                ["install", "add"].contains(command.verb ?? "")
                    && command.operands.contains { ["openssh-server", "dropbear", "openssh"].contains($0.text) }
            }.map { dockerfile.finding($0.instruction, "an SSH server is installed", at: $0.command.position) }
            return ports + servers
        }
    }
}
