import Domain

/// Leaves out machines that another one beats in every way that counts, so that only real choices are sized.
struct PlacementPruning {
    let context: PlanningContext

    func worthTrying(_ placements: [Placement], target: Target) -> [Placement] {
        let groups = Dictionary(grouping: placements) { Self.group($0) }
        return groups.sorted { $0.key < $1.key }.flatMap { frontier($0.value) }
    }

    /// Only like is compared with like: the same devices, purchase, instruction sets.
    private static func group(_ placement: Placement) -> String {
        let device = placement.accelerator.map { "\($0.name)×\(placement.acceleratorCount)" } ?? "cpu"
        let fast = placement.cpu?.isa.contains("amx_bf16") == true ? "amx" : ""
        let name = placement.instance?.burstable == true ? "burstable" : ""
        let sold = placement.instance == nil ? placement.name : ""
        return "\(device)/\(placement.purchase.rawValue)/\(placement.architecture)/\(fast)\(name)\(sold)"
    }

    /// From the cheapest up, a machine stays if it has more CPU or more memory than every cheaper one.
    private func frontier(_ placements: [Placement]) -> [Placement] {
        let priced = placements.sorted { Self.order($0) < Self.order($1) }
        var kept: [Placement] = []
        let enough = memoryThatHelps
        for placement in priced {
            let beaten = kept.contains { cheaper in
                Self.speed(cheaper) >= Self.speed(placement) && cheaper.vcpu >= placement.vcpu
                    && min(cheaper.memoryGiB, enough) >= min(placement.memoryGiB, enough)
            }
            if !beaten { kept.append(placement) }
        }
        return kept
    }

    /// More than this no candidate of the workload can use.
    private var memoryThatHelps: Double {
        let weights = context.model.parametersMillions * 1e6 * 4 / MemoryFootprint.gib
        return max(4, weights * 4 + 16)
    }

    private static func order(_ placement: Placement) -> (Int64, String) {
        (placement.price?.usdPerHour.nanos ?? 0, placement.name + placement.region)
    }

    /// Peak of all cores; a processor the provider does not name counts as slow as its clock-less kind.
    private static func speed(_ placement: Placement) -> Double {
        let perCore = placement.cpu?.fp32GFLOPSPerCore ?? 0
        return placement.vcpu / Double(placement.cpu?.threadsPerCore ?? 2) * perCore
    }
}
