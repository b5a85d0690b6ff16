import Domain

/// Leaves out machines that another one beats in every way that counts, so that only real choices are sized.
struct PlacementPruning {
    let context: PlanningContext

    func worthTrying(_ placements: [Placement], target: Target) -> [Placement] {
        guard target.compute == .instances else { return placements.sorted { $0.memoryGiB < $1.memoryGiB } }
        // Cheapest first, so that what is priced out is known as early as can be.
        return Dictionary(grouping: placements, by: group).values.flatMap(frontier)
            .sorted { $0.precedes($1) }.map(\.placement)
    }

    /// The machine of those kept that beats one that was left out; for whoever asks about it.
    func winner(over placement: Placement, among kept: [Placement]) -> Placement? {
        let enough = memoryThatHelps
        let group = group(placement), point = Point(placement, enough: enough)
        return kept.first { other in
            self.group(other) == group && Point(other, enough: enough).precedes(point)
                && Point(other, enough: enough).beats(point)
        }
    }

    private func group(_ placement: Placement) -> Group {
        Group(
            placement,
            discount: context.discounts.isEmpty
                ? nil : placement.offer.flatMap { context.discounts.scope(of: .init($0)) })
    }

    /// Only like is compared with like: the same devices, purchase, instruction sets, discount.
    private struct Group: Hashable {
        let device: String?
        let count: Double
        let purchase: Purchase
        let architecture: String
        let hasMatrixUnit: Bool
        let burstable: Bool
        let discount: Discounts.Scope?

        init(_ placement: Placement, discount: Discounts.Scope?) {
            self.discount = discount
            device = placement.accelerator?.name
            count = placement.acceleratorCount
            purchase = placement.purchase
            architecture = placement.architecture
            hasMatrixUnit = placement.cpu?.isa.contains("amx_bf16") == true
            burstable = placement.instance?.burstable == true
        }
    }

    /// From the cheapest up, a machine stays if it has more CPU or more memory than every cheaper one.
    private func frontier(_ placements: [Placement]) -> [Point] {
        let enough = memoryThatHelps
        let points = placements.map { Point($0, enough: enough) }.sorted { $0.precedes($1) }
        var kept: [Point] = []
        for point in points where !kept.contains(where: { $0.beats(point) }) { kept.append(point) }
        return kept
    }

    /// What machines of one kind are compared by.
    private struct Point {
        let placement: Placement
        let price: Int64
        let name: String
        let speed: Double
        let memory: Double

        init(_ placement: Placement, enough: Double) {
            self.placement = placement
            price = placement.price?.usdPerHour.nanos ?? 0
            name = placement.instance?.type ?? placement.name
            memory = min(placement.memoryGiB, enough)
            // A processor that the provider does not name counts for nothing, so that it beats none.
            speed =
                placement.vcpu / Double(placement.cpu?.threadsPerCore ?? 2) * (placement.cpu?.fp32GFLOPSPerCore ?? 0)
        }

        func precedes(_ other: Point) -> Bool {
            (price, name) < (other.price, other.name)
        }

        func beats(_ other: Point) -> Bool {
            speed >= other.speed && placement.vcpu >= other.placement.vcpu && memory >= other.memory
        }
    }

    /// More than this no candidate of the workload can use.
    private var memoryThatHelps: Double {
        let weights = context.model.parametersMillions * 1e6 * 4 / MemoryFootprint.gib
        // A language model's cache takes what it is given.
        guard !context.isLLM else { return 4 * weights + 64 }
        let items = Double(HardwareCurve.largestBatch)
        let activations =
            (context.model.activationsMillions ?? 0) * 1e6 * context.assumptions[.trainingActivationBytes] * items
        return weights * 4 + activations / MemoryFootprint.gib + 4 * context.assumptions[.cpuRuntimeMemoryGiB]
    }
}
