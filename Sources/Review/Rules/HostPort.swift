/// Finds `hostPort`.
struct HostPort: Rule {
    static let id = "K8S-HOSTPORT"
    static let why =
        "The port is open on the node, past Services and most network policies, and only one pod a node can have it"
    static let fix = "Leave hostPort out and use a Service"

    static func check(_ project: Project) -> [Finding] {
        project.pods.flatMap { container in
            (container.value["ports"]?.list ?? []).compactMap { port in
                guard let host = port.entry("hostPort"), host.value.int != 0 else { return nil }
                return container.finding("it opens port \(host.value.text ?? "?") of the host", at: host.position)
            }
        }
    }
}
