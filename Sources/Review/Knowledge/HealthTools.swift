/// Which programs images have, as far as their names and Dockerfiles tell.
enum HealthTools {
    private static let packages: [String: Set<String>] = [
        "curl": ["curl"], "wget": ["wget"], "nc": ["netcat", "netcat-openbsd", "netcat-traditional", "nmap-ncat"],
        "grpcurl": ["grpcurl"], "grpc_health_probe": ["grpc-health-probe"], "bash": ["bash"], "jq": ["jq"],
        "httpie": ["httpie"], "http": ["httpie"],
    ]

    /// The first program of a health check that the image lacks.
    static func missing(_ commands: [ShellCommand], in dockerfile: Dockerfile) -> String? {
        let installed = dockerfile.installedPackages
        let text = dockerfile.finalInstructions.map { $0.arguments.text + $0.heredocs.map(\.body.text).joined() }
        return programs(commands).first { program in
            guard lacks(ImageReference(dockerfile.finalBase), program) else { return false }
            let isInstalled = packages[program]?.contains { package in installed.contains(package) } ?? true
            // Copied from elsewhere, or installed by a script.
            let isBrought = text.contains { $0.contains("/\(program)") || $0.contains("bin/\(program)") }
            let isInHeredoc = dockerfile.finalInstructions.contains { instruction in
                instruction.keyword == "RUN" && instruction.heredocs.contains { $0.body.text.contains(program) }
            }
            return !isInstalled && !isBrought && !isInHeredoc
        }
    }

    static func missing(_ commands: [ShellCommand], in image: ImageReference) -> String? {
        programs(commands).first { lacks(image, $0) }
    }

    private static func programs(_ commands: [ShellCommand]) -> [String] {
        commands.map(\.program).filter { packages[$0] != nil }
    }

    /// Whether the base is known to come without the program.
    private static func lacks(_ image: ImageReference, _ program: String) -> Bool {
        let tag = image.tag ?? ""
        if image.repository.contains("distroless") || image.repository == "docker.io/library/scratch" { return true }
        if image.registry == "cgr.dev" { return !tag.contains("dev") }
        let isAlpine = tag.contains("alpine") || image.name == "alpine"
        // BusyBox has wget and nc.
        if isAlpine || image.name == "busybox" { return !["wget", "nc"].contains(program) }
        guard
            image.repository.hasPrefix("docker.io/library/") || image.repository == "docker.io/nvidia/cuda"
                || image.repository == "ghcr.io/astral-sh/uv"
        else { return false }
        if program == "bash" { return false }
        switch image.name {
        case "debian", "ubuntu", "cuda": return true
        case "python", "node", "ruby", "openjdk", "rust", "golang", "uv": return tag.contains("slim")
        case "redis", "postgres", "nginx", "mysql", "mariadb": return image.name != "nginx" || program != "curl"
        default: return false
        }
    }

    /// The health checks of a container: what they run, and where they stand.
    static func checks(of container: Container) -> [(commands: [ShellCommand], position: Position)] {
        let value = container.value
        let tests = [
            value["healthcheck", "test"], value["healthCheck", "command"], value["livenessProbe", "exec", "command"],
            value["readinessProbe", "exec", "command"], value["startupProbe", "exec", "command"],
        ]
        return tests.compactMap { $0 }.map { test in
            let words = test.list.compactMap(\.string)
            if words.isEmpty {
                let text = test.string ?? ""
                return (ShellReader.commands(PlacedText(text[...], line: test.position.line)), test.position)
            }
            switch words[0] {
            case "CMD": return (ShellReader.execForm(Array(words.dropFirst()), at: test.position), test.position)
            case "CMD-SHELL":
                let text = words.dropFirst().joined(separator: " ")
                return (ShellReader.commands(PlacedText(text[...], line: test.position.line)), test.position)
            case "NONE": return ([], test.position)
            default: return (ShellReader.execForm(words, at: test.position), test.position)
            }
        }
    }
}
