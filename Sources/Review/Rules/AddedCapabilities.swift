/// Finds added capabilities outside of the set that containers have by default (Pod Security Standard baseline).
/// `SYS_ADMIN` has a rule of its own.
struct AddedCapabilities: Rule {
    static let id = "K8S-CAPS-ADD"
    static let why = "Each capability is a part of root's power"
    static let fix = "Leave it out; what needs it seldom belongs into the same container"

    static func check(_ project: Project) -> [Finding] {
        let allowed: Set = [
            "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
            "SETGID",
            "SETPCAP", "SETUID", "SYS_CHROOT", "SYS_ADMIN",
        ]
        return project.containers.flatMap { container in
            container.capabilities("add").filter { !allowed.contains($0.name) }.map {
                container.finding("it adds \($0.name)", at: $0.position)
            }
        }
    }
}
