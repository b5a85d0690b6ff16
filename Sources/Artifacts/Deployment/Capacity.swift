import Domain

/// What one replica may have, and how many machines hold them.
struct Capacity: Sendable {
    /// Thousandths of a virtual CPU.
    let milliCPU: Int
    let memoryMiB: Int
    let replicasPerMachine: Int
    let machinesMin: Int
    let machinesMax: Int

    /// A machine of the team's own gives a part to the node's agents, as the plan assumes; what is left is divided among
    /// the replicas that its accelerators allow.
    init(_ option: DeploymentOption, platform: Platform, recorded: Recorded) {
        var cpu = option.cpu, memory = option.memoryGiB, each = 1
        let machine = option.instanceType.flatMap { recorded.machine(option.provider, $0) }
        if let machine {
            if let share = option.accelerator, share.count >= 1, let devices = machine.acceleratorCount {
                each = max(1, Int(devices / share.count))
            }
            (cpu, memory) = (machine.vcpu, machine.memory)
        }
        if option.instanceType != nil, !platform.isSageMaker {
            // A decision that does not cite an assumption was made with the seed's.
            cpu = cpu * (1 - (recorded.assumption("node_reserved_cpu_fraction") ?? 0.03))
            cpu -= recorded.assumption("node_system_pods_vcpu") ?? 0.3
            memory = memory * (1 - (recorded.assumption("node_reserved_memory_fraction") ?? 0.09))
            memory -= recorded.assumption("node_system_pods_memory_gib") ?? 0.5
        }
        replicasPerMachine = each
        // Whole steps below, so that as many replicas fit as the plan counts.
        milliCPU = max(50, Int((cpu * 1000 / Double(each) / 10).rounded(.down)) * 10)
        memoryMiB = max(128, Int((memory * 1024 / Double(each) / 16).rounded(.down)) * 16)
        machinesMin = Self.machines(option.replicas.min, each)
        machinesMax = max(1, Self.machines(option.replicas.peak, each))
    }

    private static func machines(_ replicas: Int, _ each: Int) -> Int { (replicas + each - 1) / each }
}
