/// Finds containers without a memory limit: of pods, Compose services, and ECS tasks where neither the container nor the task has one.
struct MemoryLimit: Rule {
    static let id = "K8S-MEM-LIMIT"
    static let why = "A leak takes the memory of the node, and the kernel ends whatever it likes"
    static let fix = "Set a memory limit: weights, activations and a margin"

    static func check(_ project: Project) -> [Finding] {
        project.running.compactMap { container in
            // Cloud Run gives 512 MiB where nothing is said.
            guard container.limit("memory") == nil, container.platform != .cloudRun else { return nil }
            return container.finding("no memory limit")
        }
    }
}
