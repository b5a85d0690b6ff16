import Domain

/// Charges for a platform that sells CPU and memory: for the time of requests, of replicas, or of jobs.
struct SizeBilling {
    let context: PlanningContext

    /// Adds the cheaper of the ways the platform lets one be billed.
    func add(_ candidate: Candidate, _ sizing: Sizing, to bill: inout Bill) {
        let target = candidate.target
        let ways: [SizeTariff.Basis] =
            target.basis(hasAccelerator: candidate.placement.onAccelerator) == .request
            ? [.request, .instance] : [.instance]
        let bills = ways.compactMap { basis -> Bill? in
            var draft = Bill()
            return add(candidate, sizing, basis: basis, to: &draft) ? draft : nil
        }
        guard let cheapest = bills.min(by: { $0.total < $1.total }) else { return }
        bill.lines += cheapest.lines
        bill.cautions += cheapest.cautions
    }

    private func add(_ candidate: Candidate, _ sizing: Sizing, basis: SizeTariff.Basis, to bill: inout Bill) -> Bool {
        let target = candidate.target, placement = candidate.placement
        guard let service = target.priceService,
            let tariff = SizeTariff(
                context.prices, provider: target.provider, service: service, region: placement.region,
                vcpu: placement.vcpu, memoryGiB: placement.memoryGiB, accelerator: placement.accelerator?.name ?? "",
                purchase: placement.purchase, basis: basis, zones: context.needsTwoZones)
        else { return false }
        let spread = context.assumptions.row(.unknownServicePriceSpread)
        let time = replicaHours(candidate, sizing, basis)
        for component in tariff.components {
            bill.add(
                component.item, quantity: time.map { $0 * component.unitsPerHour }, quote: component.quote,
                spread: spread)
        }
        if basis == .request {
            idleMinimum(candidate, sizing, service, tariff, to: &bill)
            if let quote = context.prices.shelf(target.provider, service, region: placement.region)["requests"] {
                bill.add("requests", quantity: .exactly(context.requestsPerMonth / 1e6), quote: quote, spread: spread)
            }
        }
        return true
    }

    private func replicaHours(_ candidate: Candidate, _ sizing: Sizing, _ basis: SizeTariff.Basis) -> Interval {
        let hours = context.hoursPerMonth
        guard basis == .request else { return sizing.machinesAverage.map { $0 * hours } }
        // Billed time is rounded up to the platform's step, request by request.
        let step = context.limits[candidate.target, "billing_granularity"]?.seconds ?? 0
        let averageRPS = context.workload.traffic?.averageRPS ?? 0
        let perRequest = averageRPS > 0 ? sizing.busyReplicas / averageRPS : 0
        let rounded = step > 0 ? (perRequest / step).rounded(.up) * step : perRequest
        let busy = averageRPS * rounded * hours
        let spread = sizing.serviceTime
        return Interval(
            mean: busy, low: max(busy * spread.low / spread.mean, 0), high: busy * spread.high / spread.mean)
    }

    /// Instances that are kept warm cost while they wait.
    private func idleMinimum(
        _ candidate: Candidate, _ sizing: Sizing, _ service: String, _ tariff: SizeTariff, to bill: inout Bill
    ) {
        guard sizing.replicas.min > 0 else { return }
        let target = candidate.target
        let idle = Interval.exactly(max(0, Double(sizing.replicas.min) - sizing.busyReplicas) * context.hoursPerMonth)
        for component in tariff.components {
            let part = component.item.prefix { $0 != " " }
            let item = "\(part) (idle minimum instance, request-based)"
            let quote = context.prices.shelf(target.provider, service, region: candidate.placement.region)[item]
            if quote == nil {
                bill.cautions.append("what a kept-warm replica costs while idle is not known: the full price stands in")
            }
            bill.add(
                item, quantity: idle.map { $0 * component.unitsPerHour }, quote: quote ?? component.quote,
                spread: context.assumptions.row(.unknownServicePriceSpread))
        }
    }
}
