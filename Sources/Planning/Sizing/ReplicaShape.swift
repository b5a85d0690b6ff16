import Domain

/// How a machine is divided into replicas.
struct ReplicaShape {
    let perMachine: Int
    let devices: Int
    /// Physical cores of one replica, after what the node keeps for itself.
    let cores: Double
    let hostMemoryGiB: Double

    /// - Parameter devices: accelerators that work on one replica together; 1 unless the model is split.
    init(_ candidate: Candidate, devices: Int, assumptions: Assumptions) {
        let placement = candidate.placement
        let onDevice = placement.onAccelerator
        perMachine = onDevice ? max(1, Int(placement.acceleratorCount) / max(devices, 1)) : 1
        self.devices = onDevice ? devices : 0
        // Nodes that a team joins to a cluster give a part to the kubelet or agent and the system.
        let ownNodes = placement.isOwnNode
        let vcpu =
            ownNodes
            ? placement.vcpu * (1 - assumptions[.nodeReservedCPU]) - assumptions[.nodePodsVCPU] : placement.vcpu
        let memory =
            ownNodes
            ? placement.memoryGiB * (1 - assumptions[.nodeReservedMemory]) - assumptions[.nodePodsMemoryGiB]
            : placement.memoryGiB
        let threads = Double(placement.cpu?.threadsPerCore ?? (placement.architecture == "arm64" ? 1 : 2))
        cores = max(vcpu / threads / Double(perMachine), 0.05)
        hostMemoryGiB = max(memory, 0.05) / Double(perMachine)
    }
}
