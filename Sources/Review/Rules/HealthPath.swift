/// Finds liveness probes that ask another path or port than the HEALTHCHECK of the image.
struct HealthPath: Rule {
    static let id = "X-HEALTH-PATH"
    static let why = "Two answers to «is it well»: one says so while the other restarts it"
    static let fix = "Ask the same path in HEALTHCHECK and in the liveness probe"

    static func check(_ project: Project) -> [Finding] {
        project.wholePods.compactMap { container in
            guard let dockerfile = project.dockerfile(of: container), let own = Exposure.healthAddress(dockerfile),
                let probe = Probe.all(container).first(where: { $0.kind == "livenessProbe" && $0.path != nil }),
                let path = probe.path
            else { return nil }
            if path != own.path {
                return container.finding(
                    "the liveness probe asks \(path), the image's HEALTHCHECK \(own.path)", at: probe.position)
            }
            let number =
                probe.port ?? probe.portName.flatMap { name in container.ports.first { $0.name == name }?.number }
            guard let number, let other = own.port, number != other else { return nil }
            return container.finding(
                "the liveness probe asks port \(number), the image's HEALTHCHECK \(other)", at: probe.position)
        }
    }
}
