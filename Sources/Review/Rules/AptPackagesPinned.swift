/// Finds packages that apt installs without a version. Distributions drop old versions, so that this is advice.
struct AptPackagesPinned: Rule {
    static let id = "IMG-APT-PIN"
    static let why = "The same Dockerfile gives another image tomorrow"
    static let fix = "Pin what matters (package=version), or pin the base image by digest and rebuild on purpose"

    static func check(_ project: Project) -> [Finding] {
        project.dockerfiles.flatMap { dockerfile in
            dockerfile.commands(dockerfile.instructions).compactMap { run, command -> Finding? in
                guard ["apt-get", "apt"].contains(command.program), command.verb == "install" else { return nil }
                let loose = command.operands.map(\.text).filter { name in
                    !name.contains("=") && !name.contains("$") && !name.hasPrefix("/") && !name.hasPrefix(".")
                        && !name.contains(">") && name.first?.isLetter ?? false
                }
                guard let first = loose.first else { return nil }
                let rest = loose.count > 1 ? " and \(loose.count - 1) more" : ""
                return dockerfile.finding(run, "\(first)\(rest) without a version", at: command.position)
            }
        }
    }
}
