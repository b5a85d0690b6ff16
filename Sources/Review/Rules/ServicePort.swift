/// Finds Services whose target port no container of the pods that they select has, and container ports that their image
/// does not expose.
struct ServicePort: Rule {
    static let id = "X-SERVICE-PORT"
    static let why = "The Service sends requests to a port where nothing listens"
    static let fix = "Set targetPort to a port of the container, best by its name"

    static func check(_ project: Project) -> [Finding] {
        let services = project.manifests.filter { $0.kind == "Service" && $0.pod == nil && !$0.isPartial }
        let targets = services.flatMap { service -> [Finding] in
            let selector = Manifest.strings(service.value["spec", "selector"])
            let selected = project.wholePods.filter { pod in
                !selector.isEmpty && selector.allSatisfy { pod.labels[$0.key] == $0.value }
                    && (pod.namespace == nil || service.namespace == nil || pod.namespace == service.namespace)
            }
            let ports = selected.flatMap(\.ports)
            guard !ports.isEmpty else { return [] }
            return (service.value["spec", "ports"]?.list ?? []).compactMap { port in
                guard let target = port["targetPort"] ?? port["port"], let text = target.string else { return nil }
                let isThere = ports.contains { $0.name == text || String($0.number) == text }
                guard !isThere else { return nil }
                let known = ports.map { port in port.name.map { "\($0) (\(port.number))" } ?? String(port.number) }
                    .joined(separator: ", ")
                return service.finding("it sends to port \(text), the pods have \(known)", at: target.position)
            }
        }
        return targets
            + project.wholePods.flatMap { container -> [Finding] in
                guard let dockerfile = project.dockerfile(of: container) else { return [] }
                let exposed = Exposure.ports(dockerfile)
                guard !exposed.isEmpty, !container.ports.isEmpty,
                    !container.ports.contains(where: { exposed.contains($0.number) })
                else { return [] }
                let port = container.ports[0]
                return [
                    container.finding(
                        "port \(port.number) is none that the image exposes (\(exposed.map(String.init).joined(separator: ", ")))",
                        at: port.position)
                ]
            }
    }
}
