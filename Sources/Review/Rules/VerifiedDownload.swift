/// Finds what an image fetches and does not check: ADD of an address without `--checksum`, and curl or wget whose
/// output goes into a shell or is unpacked, made executable or interpreted in a RUN without a hash or signature check.
struct VerifiedDownload: Rule {
    static let id = "IMG-DOWNLOAD"
    static let why = "Whoever controls the server, or the way to it, decides what runs in the image"
    static let fix = "Check it against a hash: ADD --checksum=sha256:…, sha256sum -c, or a package that is signed"

    static func check(_ project: Project) -> [Finding] {
        project.dockerfiles.flatMap { dockerfile in
            dockerfile.instructions.compactMap { instruction -> Finding? in
                switch instruction.keyword {
                case "ADD": added(dockerfile, instruction)
                case "RUN": fetched(dockerfile, instruction)
                default: nil
                }
            }
        }
    }

    private static func added(_ dockerfile: Dockerfile, _ add: DockerInstruction) -> Finding? {
        guard
            let address = add.words.dropLast().first(where: {
                $0.text.hasPrefix("http://") || $0.text.hasPrefix("https://")
            }),
            add.flag("checksum") == nil, !address.text.hasSuffix(".git"), !address.text.contains(".git#")
        else { return nil }
        return dockerfile.finding(add, "ADD fetches an address without a checksum", at: address.position)
    }

    private static let interpreters = ["python", "python3", "perl", "ruby", "node"]

    private static func fetched(_ dockerfile: Dockerfile, _ run: DockerInstruction) -> Finding? {
        let commands = run.commands
        let checks = ["sha256sum", "sha512sum", "shasum", "md5sum", "gpg", "gpgv", "cosign", "minisign"]
        guard !commands.contains(where: { checks.contains($0.program) }) else { return nil }
        for (index, command) in commands.enumerated() where ["curl", "wget"].contains(command.program) {
            let address = command.arguments.first { $0.contains("://") } ?? ""
            // A key or a list for apt is checked when packages are.
            if [".asc", ".gpg", ".key", ".list", "/gpg"].contains(where: { address.hasSuffix($0) }) { continue }
            let next = index + 1 < commands.count ? commands[index + 1] : nil
            if command.isPiped, let next,
                (["sh", "bash", "ash", "zsh"] + interpreters).contains(next.program)
            {
                return dockerfile.finding(
                    run, "\(command.program) feeds a shell with what it fetches", at: command.position)
            }
            let uses = commands[(index + 1)...].contains { later in
                ["tar", "unzip", "dpkg", "chmod", "sh", "bash", "rpm", "install"].contains(later.program)
                    || later.arguments.contains { $0.hasPrefix("./") && $0.hasSuffix(".deb") }
                    || interpreters.contains(later.program)
                        && later.arguments.contains { $0.lastPathComponent == address.lastPathComponent }
            }
            if uses {
                return dockerfile.finding(run, "\(command.program) fetches what nothing checks", at: command.position)
            }
        }
        return nil
    }
}
