/// Finds `hostPID` in pods and `pid: host` in Compose.
struct HostPID: Rule {
    static let id = "K8S-HOSTPID"
    static let why = "The container sees all processes of the host, their arguments and variables"
    static let fix = "Leave it out"

    static func check(_ project: Project) -> [Finding] {
        HostNamespaces.findings(project, key: "hostPID", composeKey: "pid", "it sees the host's processes")
    }
}
