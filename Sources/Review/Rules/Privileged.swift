/// Finds `privileged: true` in pods, Compose services and ECS containers.
struct Privileged: Rule {
    static let id = "K8S-PRIVILEGED"
    static let why = "A privileged container is root on the host"
    static let fix = "Leave it out; a GPU needs the device plugin, not privileges"

    static func check(_ project: Project) -> [Finding] {
        project.containers.compactMap { container in
            let entry = container.securityContext?.entry("privileged") ?? container.value.entry("privileged")
            guard let entry, entry.value.bool == true else { return nil }
            let edit =
                container.platform == .kubernetes
                ? container.setting("securityContext", "privileged", to: "false")
                : container.platform == .compose ? container.setting("privileged", to: "false") : nil
            return container.finding("it is privileged", at: entry.position, edits: [edit])
        }
    }
}
