/// Finds images without HEALTHCHECK. Silent where the files show something else that watches: Kubernetes and Cloud Run
/// probe by themselves, ECS and Compose may have checks of their own. Silent too where there is no server: no EXPOSE
/// and no command.
struct HealthCheckPresent: Rule {
    static let id = "IMG-HEALTHCHECK"
    static let why = "Without a health check Docker and Compose take a hung server for a healthy one"
    static let fix = "Add HEALTHCHECK with a program that the image has"

    static func check(_ project: Project) -> [Finding] {
        project.dockerfiles.compactMap { dockerfile -> Finding? in
            let instructions = dockerfile.finalInstructions
            guard !instructions.contains(where: { $0.keyword == "HEALTHCHECK" }), let final = dockerfile.final,
                instructions.contains(where: { ["EXPOSE", "CMD", "ENTRYPOINT"].contains($0.keyword) }),
                !isWatched(dockerfile, project)
            else { return nil }
            return dockerfile.finding(final.from, "no HEALTHCHECK, and nothing here that probes")
        }
    }

    private static func isWatched(_ dockerfile: Dockerfile, _ project: Project) -> Bool {
        if project.containers.contains(where: { $0.platform == .kubernetes || $0.platform == .cloudRun }) {
            return true
        }
        let running = project.containers(of: dockerfile)
        let checked = running.contains { $0.value["healthcheck"] != nil }
        return checked || project.containers.contains { $0.platform == .ecs && $0.value["healthCheck"] != nil }
    }
}
