/// Finds containers without a CPU limit: of pods, Compose services, Cloud Run, and ECS tasks where neither the
/// container nor the task has one.
struct CPULimit: Rule {
    static let id = "K8S-CPU-LIMIT"
    static let why = "One busy container takes the CPU of all others on the node"
    static let fix =
        "Set a CPU limit, generously where latency matters: throttling is worse than sharing for some services"

    static func check(_ project: Project) -> [Finding] {
        project.running.compactMap { container in
            // Cloud Run gives every container one CPU where nothing is said.
            guard container.limit("cpu") == nil, container.platform != .cloudRun else { return nil }
            return container.finding("no CPU limit")
        }
    }
}
