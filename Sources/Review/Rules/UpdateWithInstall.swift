/// Finds RUN with `apt-get update` (or apk, dnf, yum, zypper) and no install in it.
struct UpdateWithInstall: Rule {
    static let id = "IMG-UPDATE-ALONE"
    static let why = "The layer of the update is cached: later installs use lists that are months old"
    static let fix = "Put update and install into the same RUN"

    static func check(_ project: Project) -> [Finding] {
        let managers: Set = ["apt-get", "apt", "apk", "yum", "dnf", "zypper"]
        let installs: Set = [
            "install", "add", "upgrade", "dist-upgrade", "full-upgrade", "build-dep", "localinstall", "groupinstall",
        ]
        return project.dockerfiles.flatMap { dockerfile in
            dockerfile.instructions.filter { $0.keyword == "RUN" }.compactMap { run in
                let commands = run.commands.filter { managers.contains($0.program) }
                guard let update = commands.first(where: { $0.verb == "update" }),
                    !commands.contains(where: { installs.contains($0.verb ?? "") })
                else { return nil }
                // On yum and dnf `update` itself installs.
                if ["yum", "dnf"].contains(update.program) { return nil }
                return dockerfile.finding(run, "\(update.program) update stands alone", at: update.position)
            }
        }
    }
}
