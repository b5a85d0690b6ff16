/// Finds containers of pods without `runAsNonRoot: true`, their own or the pod's.
struct RunAsNonRoot: Rule {
    static let id = "K8S-NONROOT"
    static let why = "Nothing stops an image that runs as root, today's or the next one"
    static let fix = "Set runAsNonRoot: true in the pod's or the container's securityContext"

    static func check(_ project: Project) -> [Finding] {
        project.wholePods.compactMap { container in
            let value = container.security("runAsNonRoot")
            guard value?.bool != true else { return nil }
            return container.finding(
                value == nil ? "runAsNonRoot is not set" : "runAsNonRoot is \(value?.text ?? "?")", at: value?.position,
                edits: [container.setting("securityContext", "runAsNonRoot", to: "true")])
        }
    }
}
