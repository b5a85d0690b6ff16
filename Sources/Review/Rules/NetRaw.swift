/// Finds containers that drop some capabilities but neither ALL nor NET_RAW, or add it.
struct NetRaw: Rule {
    static let id = "K8S-NETRAW"
    static let why = "With raw sockets a container can forge packets and answer for its neighbours"
    static let fix = "Drop ALL, or at least NET_RAW"

    static func check(_ project: Project) -> [Finding] {
        project.wholePods.compactMap { container in
            let dropped = container.capabilities("drop").map(\.name)
            if let added = container.capabilities("add").first(where: { $0.name == "NET_RAW" }) {
                return container.finding("NET_RAW is added", at: added.position)
            }
            guard !dropped.isEmpty, !dropped.contains("ALL"), !dropped.contains("NET_RAW") else { return nil }
            return container.finding("NET_RAW is not dropped")
        }
    }
}
