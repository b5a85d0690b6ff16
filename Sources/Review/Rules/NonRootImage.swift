/// Finds images that run as root: the last USER is root, or there is none and the base is not known to set one. Also
/// finds a USER that nothing creates, since the container cannot start then.
/// Bases whose users are known: a name that they lack must be created.
struct NonRootImage: Rule {
    static let id = "IMG-NONROOT"
    static let why =
        "Who breaks out of the process is root in the container, and root on the host where the runtime has a hole"
    static let fix = "Create a user in the image and end with USER and its number, above 10000"

    static func check(_ project: Project) -> [Finding] {
        project.dockerfiles.compactMap { dockerfile -> Finding? in
            guard let final = dockerfile.final, final.base != "scratch" || !final.instructions.isEmpty else {
                return nil
            }
            guard let last = dockerfile.finalInstructions.last(where: { $0.keyword == "USER" && !$0.isOnBuild }) else {
                let base = ImageReference(dockerfile.finalBase)
                guard !isKnownNonRoot(base), !base.isOpen else { return nil }
                return dockerfile.finding(final.from, "no USER: it runs as root")
            }
            let user = DockerVariables.expand(last.words.first?.text ?? "", dockerfile.variables)
            let name = String(user.split(separator: ":").first ?? "")
            if name == "root" || Int(name) == 0 { return dockerfile.finding(last, "it ends as USER \(name)") }
            guard isMissing(name, dockerfile) else { return nil }
            return dockerfile.finding(last, "USER \(name) is created nowhere, so the container does not start")
        }
    }

    private static func isKnownNonRoot(_ base: ImageReference) -> Bool {
        let text = base.text
        return text.contains("nonroot") || base.repository.contains("-unprivileged") || base.registry == "cgr.dev"
            || base.repository.hasPrefix("docker.io/bitnami/") || base.repository.hasPrefix("docker.io/jupyter/")
    }

    private static func isMissing(_ name: String, _ dockerfile: Dockerfile) -> Bool {
        guard Int(name) == nil, !name.isEmpty, !DockerVariables.isOpen(name) else { return false }
        let base = ImageReference(dockerfile.finalBase)
        let known =
            ["python", "debian", "ubuntu", "alpine"].contains(base.name) && PublicImages.contains(base)
            || base.repository == "docker.io/nvidia/cuda"
        guard known, !["nobody", "www-data", "daemon", "bin", "games", "mail", "guest", "ubuntu"].contains(name) else {
            return false
        }
        let text = dockerfile.finalInstructions.filter { ["RUN", "COPY", "ADD"].contains($0.keyword) }
        return !text.contains { instruction in
            instruction.arguments.text.contains("/etc/passwd")
                || (instruction.commands.contains { command in
                    ["useradd", "adduser", "addgroup", "sysusers"].contains(command.program)
                })
                || instruction.heredocs.contains {
                    $0.body.text.contains("useradd") || $0.body.text.contains("adduser")
                }
        }
    }
}
