/// Finds sysctls that are not in Kubernetes' safe set.
struct UnsafeSysctl: Rule {
    static let id = "K8S-SYSCTL"
    static let why = "Sysctls outside of the safe set reach other pods of the node, or the node itself"
    static let fix = "Leave it out, or set it on nodes of their own"

    static func check(_ project: Project) -> [Finding] {
        let safe: Set = [
            "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_unprivileged_port_start",
            "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range", "net.ipv4.ip_local_reserved_ports",
            "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl",
            "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem",
        ]
        return project.podOwners.flatMap { owner in
            (owner.pod?["securityContext", "sysctls"]?.list ?? []).compactMap { item in
                guard let name = item["name"], let text = name.string, !safe.contains(text) else { return nil }
                return owner.finding("sysctl \(text.prefix(60)) is not safe", at: name.position)
            }
        }
    }
}
