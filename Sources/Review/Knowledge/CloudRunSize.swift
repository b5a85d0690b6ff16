/// A Cloud Run container with a GPU, and whether the platform takes it.
struct CloudRunSize {
    private let container: Container
    private let target: String
    private let accelerator: String

    init?(_ container: Container, _ project: Project) {
        let chosen =
            container.pod["node_selector", "accelerator"]
            ?? container.pod["nodeSelector", "run.googleapis.com/accelerator"]
        guard chosen != nil || container.gpuLimit != nil else { return nil }
        self.container = container
        target = container.isJob ? "cloud-run-job" : "cloud-run-service"
        accelerator = CloudRunAccelerator.name(chosen?.string ?? "nvidia-l4")
    }

    func finding(_ settings: ReviewSettings) -> Finding? {
        guard let least = settings.gpuMinimums.first(where: { $0.target == target && $0.accelerator == accelerator })
        else { return nil }
        let limits = container.value["resources", "limits"]
        let cpu = limits?["cpu"], memory = limits?["memory"]
        if cpu?.isExpression ?? false || memory?.isExpression ?? false { return nil }
        // Where nothing is said Cloud Run gives 1 CPU and 512 MiB.
        let cores = cpu?.string.flatMap(Quantity.cores) ?? 1, size = memory?.string.flatMap(Quantity.gibibytes) ?? 0.5
        guard cores < least.vcpu || size < least.memoryGiB else { return nil }
        let place = cores < least.vcpu ? cpu?.position : memory?.position
        return container.finding(CloudRunAccelerator.fault(cores, size, least), at: place ?? limits?.position)
    }
}
