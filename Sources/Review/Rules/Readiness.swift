/// Finds containers of pods that serve and have no readiness probe. Jobs and init containers do not serve, nor does a
/// container without ports that no Service selects.
struct Readiness: Rule {
    static let id = "K8S-READINESS"
    static let why = "Requests arrive while the model loads, and fail"
    static let fix = "Add a readinessProbe that answers once the model is loaded"

    static func check(_ project: Project) -> [Finding] {
        let services = project.manifests.filter { $0.kind == "Service" && $0.pod == nil }.compactMap { service in
            let selector = Manifest.strings(service.value["spec", "selector"])
            return selector.isEmpty ? nil : selector
        }
        return project.wholePods.filter(\.isService).compactMap { container in
            let isSelected = services.contains { $0.allSatisfy { container.labels[$0.key] == $0.value } }
            guard container.value["readinessProbe"] == nil, isSelected || !container.ports.isEmpty else { return nil }
            return container.finding("no readinessProbe")
        }
    }
}
