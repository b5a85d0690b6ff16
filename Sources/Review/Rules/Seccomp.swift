/// Finds containers of pods without a seccomp profile, their own or the pod's, and those that switch it off.
struct Seccomp: Rule {
    static let id = "K8S-SECCOMP"
    static let why = "Every system call of the kernel is open to the container"
    static let fix = "Set seccompProfile.type: RuntimeDefault"

    static func check(_ project: Project) -> [Finding] {
        project.wholePods.compactMap { container in
            let type = container.security("seccompProfile")?["type"]
            guard type == nil || type?.string == "Unconfined" else { return nil }
            return container.finding(
                type == nil ? "no seccomp profile" : "seccomp is switched off", at: type?.position,
                edits: [container.setting("securityContext", "seccompProfile", "type", to: "RuntimeDefault")])
        }
    }
}
