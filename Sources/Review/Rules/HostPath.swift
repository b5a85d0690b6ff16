/// Finds `hostPath` volumes. The sockets of container runtimes have a rule of their own.
struct HostPath: Rule {
    static let id = "K8S-HOSTPATH"
    static let why = "A folder of the node leads out of the container, and differs from node to node"
    static let fix = "Use a PersistentVolumeClaim, an emptyDir, or the CSI driver of the data"

    static func check(_ project: Project) -> [Finding] {
        project.podOwners.flatMap { owner in
            (owner.pod?["volumes"]?.list ?? []).compactMap { volume in
                guard let path = volume.entry("hostPath") else { return nil }
                let text = path.value["path"]?.string ?? ""
                guard !text.hasSuffix(".sock") else { return nil }
                return owner.finding("it mounts \(text.prefix(60)) of the host", at: path.position)
            }
        }
    }
}
