/// Finds a RUN of the final image that fetches apt's lists and leaves them in its layer. Stages that only build may
/// keep them, and a mounted cache keeps them out.
struct AptListsRemoved: Rule {
    static let id = "IMG-APT-CLEAN"
    static let why = "Package lists stay in the layer and make every pull longer"
    static let fix = "End the same RUN with rm -rf /var/lib/apt/lists/*, or mount a cache at /var/lib/apt"

    static func check(_ project: Project) -> [Finding] {
        project.dockerfiles.flatMap { dockerfile in
            dockerfile.finalInstructions.filter { $0.keyword == "RUN" }.compactMap { run in
                let commands = run.commands
                let fetches = commands.contains {
                    ["apt-get", "apt", "aptitude"].contains($0.program) && $0.verb == "update"
                }
                let removes = commands.contains { command in
                    command.program == "rm" && command.arguments.contains { $0.contains("/var/lib/apt") }
                }
                guard fetches, !removes, !Dockerfile.mountsCache(run, "/var/lib/apt") else { return nil }
                return dockerfile.finding(
                    run, "the lists of apt stay in the image",
                    edits: [LineEdit.extend(dockerfile.file, run, " && rm -rf /var/lib/apt/lists/*")])
            }
        }
    }
}
