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
        let onDevice = placement.accelerator != nil
        perMachine = onDevice ? max(1, Int(placement.acceleratorCount) / max(devices, 1)) : 1
        self.devices = onDevice ? devices : 0
        // Nodes that a team joins to a cluster give a part to the kubelet or agent and the system.
        let ownNodes = candidate.target.compute == .instances && placement.instance?.managedBy == nil
        let cpuShare = ownNodes ? 1 - assumptions[.nodeReservedCPU] : 1
        let memoryShare = ownNodes ? 1 - assumptions[.nodeReservedMemory] : 1
        let threads = Double(placement.cpu?.threadsPerCore ?? (placement.architecture == "arm64" ? 1 : 2))
        cores = max(placement.vcpu * cpuShare / threads / Double(perMachine), 1e-3)
        hostMemoryGiB = placement.memoryGiB * memoryShare / Double(perMachine)
    }
}
