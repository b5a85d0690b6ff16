import Domain

/// Weights, activations and runtime against the device's memory, and their staging against the host's.
struct MemoryConstraint {
    let context: PlanningContext

    func violation(_ candidate: Candidate, _ memory: MemoryFootprint, _ shape: ReplicaShape, batch: Int) -> Violation? {
        let training = context.workload.kind == .training
        let placement = candidate.placement
        if let accelerator = placement.accelerator {
            let needed =
                (training
                    ? memory.trainingGiB(batch: batch, shards: shape.perMachine) : memory.inferenceGiB(batch: batch))
            let available =
                placement.deviceMemoryGiB * Double(max(shape.devices, 1))
                * context.assumptions[.deviceMemoryUsable]
            if needed > available {
                return Violation(
                    constraint: "memory",
                    required:
                        "\(needed.threeDigits) GiB for weights in \(candidate.precision.rawValue), activations and runtime",
                    actual: "\(accelerator.name) has \(available.threeDigits) GiB",
                    facts: facts(candidate) + [accelerator],
                    distance: needed / available)
            }
        }
        let onCPU = !placement.onAccelerator
        let hostNeeded =
            memory.hostGiB
            + (onCPU ? (training ? memory.trainingGiB(batch: batch) : memory.activationsGiB(batch: batch)) : 0)
        guard hostNeeded > shape.hostMemoryGiB else { return nil }
        return Violation(
            constraint: "memory", required: "\(hostNeeded.threeDigits) GiB of host memory",
            actual: "\(placement.name) leaves \(shape.hostMemoryGiB.threeDigits) GiB to a replica",
            facts: facts(candidate),
            distance: hostNeeded / shape.hostMemoryGiB)
    }

    private func facts(_ candidate: Candidate) -> [any Fact] {
        [candidate.support] + (candidate.placement.instance.map { [$0] } ?? [])
            + (context.snapshot.model.map { [$0] } ?? [])
    }
}
