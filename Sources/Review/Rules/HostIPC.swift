/// Finds `hostIPC` in pods and `ipc: host` in Compose.
struct HostIPC: Rule {
    static let id = "K8S-HOSTIPC"
    static let why = "The container reads and writes the shared memory of every process on the host"
    static let fix = "Leave it out; mount an emptyDir of medium Memory at /dev/shm, in Compose set shm_size"

    static func check(_ project: Project) -> [Finding] {
        HostNamespaces.findings(project, key: "hostIPC", composeKey: "ipc", "it shares the host's memory")
    }
}
