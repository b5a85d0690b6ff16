/// Finds `hostNetwork` in pods and `network_mode: host` in Compose.
struct HostNetwork: Rule {
    static let id = "K8S-HOSTNET"
    static let why = "The container hears all of the host's traffic and reaches what listens only on the host"
    static let fix = "Leave it out and publish ports through a Service"

    static func check(_ project: Project) -> [Finding] {
        HostNamespaces.findings(project, key: "hostNetwork", composeKey: "network_mode", "it uses the host's network")
    }
}
