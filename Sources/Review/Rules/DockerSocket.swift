/// Finds the socket of Docker, containerd or CRI-O among volumes.
struct DockerSocket: Rule {
    static let id = "K8S-DOCKERSOCK"
    static let why = "Whoever reaches the runtime's socket is root on the host"
    static let fix = "Do not mount it; build images with BuildKit without root, or in CI"

    static func check(_ project: Project) -> [Finding] {
        let sockets = ["docker.sock", "containerd.sock", "crio.sock"]
        let paths = project.podOwners.flatMap { owner in
            (owner.pod?["volumes"]?.list ?? []).compactMap { volume -> Finding? in
                guard let path = volume["hostPath", "path"], let text = path.string,
                    sockets.contains(where: text.hasSuffix)
                else { return nil }
                return owner.finding("the runtime's socket is mounted", at: path.position)
            }
        }
        return paths
            + project.containers.filter { $0.platform == .compose }.flatMap { container in
                (container.value["volumes"]?.list ?? []).compactMap { volume -> Finding? in
                    let source = volume["source"]?.string ?? volume.string ?? ""
                    guard sockets.contains(where: { source.contains($0) }) else { return nil }
                    return container.finding("the runtime's socket is mounted", at: volume.position)
                }
            }
    }
}
