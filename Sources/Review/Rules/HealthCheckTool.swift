/// Finds health checks that call curl or wget (or nc, grpcurl, grpc_health_probe, bash) in images that lack them: slim,
/// distroless and Alpine bases without the package. Looks at HEALTHCHECK, at the health checks of Compose services and
/// ECS, and at exec probes of pods, where the files tell which Dockerfile the image is built from, or the image is a
/// well-known one.
struct HealthCheckTool: Rule {
    static let id = "IMG-HEALTH-TOOL"
    static let why =
        "A check whose program is missing always fails: the container is restarted for ever, or never becomes healthy"
    static let fix =
        "Use a program that the image has, such as python -c with urllib, or install the one that is called"

    static func check(_ project: Project) -> [Finding] {
        let own = project.dockerfiles.compactMap { dockerfile -> Finding? in
            guard let check = dockerfile.finalInstructions.last(where: { $0.keyword == "HEALTHCHECK" }) else {
                return nil
            }
            let commands = check.healthJSON.map { ShellReader.execForm($0, at: check.position) } ?? check.commands
            guard let missing = HealthTools.missing(commands, in: dockerfile) else { return nil }
            return dockerfile.finding(check, "the health check calls \(missing), which the image does not have")
        }
        return own
            + project.containers.flatMap { container in
                HealthTools.checks(of: container).compactMap { commands, position in
                    let missing =
                        project.dockerfile(of: container).map { HealthTools.missing(commands, in: $0) }
                        ?? container.image.flatMap { HealthTools.missing(commands, in: $0) }
                    return missing.map {
                        container.finding("the health check calls \($0), which the image does not have", at: position)
                    }
                }
            }
    }
}
