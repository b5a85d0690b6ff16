import Domain

/// The places where a provider's targets can run a replica, from the offers and sizes that are sold.
struct PlacementGenerator {
    let workload: Workload
    let snapshot: Snapshot
    let prices: ServicePriceBook
    private let needsZones: Bool
    /// Machines by the service that sells them as its own types, if one does. Targets share them.
    private let machines: [String?: [Placement]]

    init(_ context: PlanningContext, provider: String) {
        let workload = context.workload, snapshot = context.snapshot
        self.workload = workload
        self.snapshot = snapshot
        prices = context.prices
        needsZones = context.needsTwoZones
        let sold = snapshot.offers.indices.filter { snapshot.offers[$0].instance.provider == provider }
        machines = Dictionary(grouping: sold) { snapshot.offers[$0].instance.managedBy }
            .mapValues { indices in indices.compactMap { Self.placement(snapshot.offers[$0], workload, snapshot) } }
    }

    func placements(of target: Target) -> [Placement] {
        switch target.compute {
        case .instances: machines(of: target)
        case .sizes: sizes(of: target)
        }
    }

    private static func placement(_ offer: Offer, _ workload: Workload, _ snapshot: Snapshot) -> Placement? {
        let instance = offer.instance
        let accelerator = instance.accelerator.flatMap { snapshot.accelerators[$0] }
        // Small plain machines come along for control planes; a device without figures is no candidate.
        if accelerator == nil, workload.constraints.needsAccelerator || instance.accelerator != nil { return nil }
        return Placement(
            source: .offer(offer), provider: instance.provider, region: offer.price.region, vcpu: instance.vcpu,
            memoryGiB: instance.memoryGiB, architecture: instance.architecture,
            cpu: instance.cpu.flatMap { snapshot.cpus[$0] }, accelerator: accelerator,
            acceleratorCount: instance.acceleratorCount, purchase: offer.price.purchase)
    }

    private func machines(of target: Target) -> [Placement] {
        machines[target.priceService, default: []].filter { placement in
            target.purchases.contains(placement.purchase)
                && placement.accelerator.map { target.accelerators.allows($0.name) } ?? true
                && (target.priceService == nil || placement.instance.map { Self.serves($0, target) } ?? true)
        }
    }

    /// A service's own types may be meant for some of its uses only: `uses=endpoint;training;transform` in the notes.
    private static func serves(_ instance: Instance, _ target: Target) -> Bool {
        guard
            let note = instance.notes.split(whereSeparator: { $0 == " " || $0 == "," }).first(where: {
                $0.hasPrefix("uses=")
            })
        else { return true }
        let uses = note.dropFirst("uses=".count).split(separator: ";")
        guard target.billing == .job else { return uses.contains("endpoint") }
        return uses.contains(target.kinds.contains(.training) ? "training" : "transform")
    }

    /// Sizes in the cheapest allowed region that sells them, with as much memory as a step above the least.
    private func sizes(of target: Target) -> [Placement] {
        guard let service = target.priceService else { return [] }
        let purchases = target.purchases.intersection(workload.constraints.purchase).sorted()
        return snapshot.targetSizes.filter { $0.target == target.name }.flatMap { size in
            let accelerator = size.accelerator.isEmpty ? nil : snapshot.accelerators[size.accelerator]
            guard allows(accelerator, size: size) else { return [Placement]() }
            return purchases.flatMap { purchase in
                sellingRegion(target, service: service, size: size, purchase: purchase).map { region in
                    memorySteps(size).map { memory in
                        Placement(
                            source: .size(size, memoryGiB: memory), provider: target.provider, region: region,
                            vcpu: size.vcpu, memoryGiB: memory, architecture: "x86_64", cpu: nil,
                            accelerator: accelerator, acceleratorCount: accelerator == nil ? 0 : 1, purchase: purchase)
                    }
                } ?? []
            }
        }
    }

    private func allows(_ accelerator: Accelerator?, size: TargetSize) -> Bool {
        switch workload.constraints.accelerator {
        case .required: guard accelerator != nil else { return false }
        case .forbidden: guard size.accelerator.isEmpty else { return false }
        case .allowed: break
        }
        guard !workload.constraints.accelerators.isEmpty else { return true }
        guard let accelerator else { return false }
        return workload.constraints.accelerators.contains(accelerator.name)
    }

    /// The least memory, twice and four times as much: sizing takes the first that fits.
    private func memorySteps(_ size: TargetSize) -> [Double] {
        var steps = [size.memoryMinGiB]
        for factor in [2.0, 4.0, 8.0] {
            let wanted = size.memoryMinGiB * factor
            let stepped =
                size.memoryMinGiB + ((wanted - size.memoryMinGiB) / size.memoryStepGiB).rounded(.up)
                * size.memoryStepGiB
            if stepped <= size.memoryMaxGiB, stepped > steps[steps.count - 1] { steps.append(stepped) }
        }
        if let last = steps.last, size.memoryMaxGiB > last { steps.append(size.memoryMaxGiB) }
        return steps
    }

    private func sellingRegion(_ target: Target, service: String, size: TargetSize, purchase: Purchase) -> String? {
        let restricted = Set(
            snapshot.targetRegions.filter { $0.target == target.name && $0.accelerator == size.accelerator }.map(
                \.region))
        return snapshot.regions
            .filter { region in
                region.provider == target.provider && allowed(region)
                    && (restricted.isEmpty || restricted.contains(region.region))
            }
            .compactMap { region -> (price: USD, region: String)? in
                SizeTariff(
                    prices, provider: target.provider, service: service, region: region.region, vcpu: size.vcpu,
                    memoryGiB: size.memoryMinGiB, accelerator: size.accelerator, purchase: purchase,
                    basis: target.basis(hasAccelerator: !size.accelerator.isEmpty), zones: needsZones
                ).map { ($0.perReplicaHour, region.region) }
            }
            .min { ($0.price, $0.region) < ($1.price, $1.region) }?
            .region
    }

    func allowed(_ region: Region) -> Bool {
        let constraints = workload.constraints
        if !constraints.regions.isEmpty, !constraints.regions.contains(region.region) { return false }
        if let residency = constraints.residency, region.residency != residency { return false }
        return !region.restricted || constraints.regions.contains(region.region)
            || constraints.residency == region.residency
    }
}
