/// Finds `apt-get install` without `--no-install-recommends`, unless apt is configured so.
struct AptNoRecommends: Rule {
    static let id = "IMG-APT-RECOMMENDS"
    static let why = "Recommended packages are dead weight, with vulnerabilities of their own"
    static let fix = "Add --no-install-recommends"

    static func check(_ project: Project) -> [Finding] {
        project.dockerfiles.flatMap { dockerfile in
            let isConfigured = dockerfile.file.text.contains("APT::Install-Recommends")
            return dockerfile.commands(dockerfile.instructions).compactMap { run, command -> Finding? in
                guard ["apt-get", "apt"].contains(command.program), command.verb == "install", !isConfigured,
                    !command.has("--no-install-recommends")
                else { return nil }
                let install = command.words.first { $0.text == "install" }
                return dockerfile.finding(
                    run, "apt installs recommended packages too", at: command.position,
                    edits: [install.flatMap { LineEdit.append(dockerfile.file, $0, "--no-install-recommends") }])
            }
        }
    }
}
