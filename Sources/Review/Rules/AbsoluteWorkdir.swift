/// Finds WORKDIR with a relative path.
struct AbsoluteWorkdir: Rule {
    static let id = "IMG-WORKDIR"
    static let why = "A relative path depends on the WORKDIR before it, also on the one of the base image"
    static let fix = "Write the whole path"

    static func check(_ project: Project) -> [Finding] {
        project.dockerfiles.flatMap { dockerfile in
            dockerfile.instructions.filter { $0.keyword == "WORKDIR" }.compactMap { workdir in
                let path = DockerVariables.expand(workdir.arguments.text, dockerfile.variables)
                let isDrive =
                    path.dropFirst().hasPrefix(":\\") || path.dropFirst().hasPrefix(":/")
                guard !path.hasPrefix("/"), !path.hasPrefix("\"/"), !path.hasPrefix("$"), !isDrive else { return nil }
                return dockerfile.finding(workdir, "WORKDIR \(path.prefix(60)) is relative")
            }
        }
    }
}
