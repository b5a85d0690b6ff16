/// Finds containers of pods without a memory request. A limit counts as one, as Kubernetes takes it for the request.
struct MemoryRequest: Rule {
    static let id = "K8S-MEM-REQUEST"
    static let why = "The scheduler takes a pod without a request for one that needs nothing, and the node runs out"
    static let fix = "Set resources.requests.memory, for models equal to the limit"

    static func check(_ project: Project) -> [Finding] {
        project.wholePods.compactMap { container in
            guard container.request("memory") == nil, container.limit("memory") == nil else { return nil }
            return container.finding("no memory request")
        }
    }
}
