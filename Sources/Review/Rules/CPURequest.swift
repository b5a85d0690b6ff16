/// Finds containers of pods without a CPU request. A limit counts as one, as Kubernetes takes it for the request.
struct CPURequest: Rule {
    static let id = "K8S-CPU-REQUEST"
    static let why =
        "The scheduler packs pods without requests onto full nodes, and scaling by utilisation has nothing to divide by"
    static let fix = "Set resources.requests.cpu to what the container uses"

    static func check(_ project: Project) -> [Finding] {
        project.wholePods.compactMap { container in
            guard container.request("cpu") == nil, container.limit("cpu") == nil else { return nil }
            return container.finding("no CPU request")
        }
    }
}
