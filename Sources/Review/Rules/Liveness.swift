/// Finds serving containers of pods without a liveness probe. Jobs and init containers end by themselves.
struct Liveness: Rule {
    static let id = "K8S-LIVENESS"
    static let why = "A server that hangs stays in service until somebody notices"
    static let fix =
        "Add a livenessProbe that answers without the model, with a startupProbe for the time that loading takes"

    static func check(_ project: Project) -> [Finding] {
        project.wholePods.filter(\.isService).compactMap { container in
            container.value["livenessProbe"] == nil ? container.finding("no livenessProbe") : nil
        }
    }
}
