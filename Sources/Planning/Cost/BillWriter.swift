import Domain

/// Writes the month's bill of a sized candidate, remembering what traffic costs on a target in a region.
struct BillWriter: Sendable {
    private let context: PlanningContext
    private var traffic: [Place: Bill] = [:]

    private struct Place: Hashable {
        let target: String
        let region: String
    }

    init(context: PlanningContext) {
        self.context = context
    }

    private var hours: Double { context.hoursPerMonth }
    private var spread: Assumption { context.assumptions.row(.unknownServicePriceSpread) }

    mutating func bill(_ candidate: Candidate, _ sizing: Sizing) -> Bill {
        var bill = Bill()
        bill.notIncluded = [
            "taxes", "support plans", "logs and metrics beyond the free allowance", "data transfer between zones",
            "people's time",
        ]
        compute(candidate, sizing, &bill)
        controlPlane(candidate, &bill)
        network(candidate, sizing, &bill)
        storage(candidate, sizing, &bill)
        context.discounts.apply(to: &bill)
        return bill
    }

    private func compute(_ candidate: Candidate, _ sizing: Sizing, _ bill: inout Bill) {
        if let offer = candidate.placement.offer {
            bill.add(candidate.placement.name, hours: sizing.machinesAverage.map { $0 * hours }, offer: offer)
        } else {
            SizeBilling(context: context).add(candidate, sizing, to: &bill)
        }
    }

    private func controlPlane(_ candidate: Candidate, _ bill: inout Bill) {
        let target = candidate.target, region = candidate.placement.region
        guard let service = target.controlPlane else { return }
        if service != "self" {
            add("control plane", target.provider, service, "control plane", region, .exactly(hours), &bill)
        } else {
            guard !context.workload.team.kubernetes else {
                bill.notIncluded.append("control nodes: the team's cluster has them")
                return
            }
            let nodes = context.assumptions[.controlPlaneNodes]
            if let node = context.controlNodes[target.provider] {
                bill.add("control nodes (\(node.instance.type))", hours: .exactly(nodes * hours), offer: node)
            } else {
                bill.missing = "no machine for the control plane has a known price in the regions allowed"
            }
        }
    }

    private mutating func network(_ candidate: Candidate, _ sizing: Sizing, _ bill: inout Bill) {
        let target = candidate.target, provider = target.provider, region = candidate.placement.region
        if let traffic = context.workload.traffic {
            let place = Place(target: target.name, region: region)
            let part = self.traffic[place] ?? costs(of: traffic, target, region)
            self.traffic[place] = part
            bill.append(part)
        }
        if target.privateNetwork {
            // One in each zone where an outage must not cut the others off; for a job, while it runs.
            let gateways =
                context.needsTwoZones
                ? context.assumptions[.zonesForAvailability] : context.assumptions[.natGateways]
            let share =
                sizing.durationHours.map { min(1, $0.mean * (context.workload.job?.runsPerMonth ?? 1) / hours) } ?? 1
            add("NAT gateway", provider, "nat", "gateway", region, .exactly(gateways * hours * share), &bill)
            let row = context.assumptions.row(.natGBPerMonth)
            let data = Interval(mean: row.value, low: row.low, high: row.high).map { $0 * share }
            add(
                "NAT gateway data", provider, "nat", "data processed", region, data, &bill)
        }
    }

    private func costs(of traffic: Workload.Traffic, _ target: Target, _ region: String) -> Bill {
        var bill = Bill()
        let provider = target.provider, requests = context.requestsPerMonth
        let inGB = requests * traffic.requestKilobytes / 1e6, outGB = requests * traffic.responseKilobytes / 1e6
        if let balancer = target.loadBalancer {
            loadBalancer(balancer, provider, region, gigabytes: inGB + outGB, &bill)
        }
        if let service = target.priceService {
            add("data in", provider, service, "data in", region, .exactly(inGB), &bill, optional: true)
            add("data out", provider, service, "data out", region, .exactly(outGB), &bill, optional: true)
            add(
                "data processed", provider, service, "data processed", region, .exactly(inGB + outGB), &bill,
                optional: true)
        }
        add("egress", provider, "egress", "internet", region, .exactly(outGB), &bill)
        if context.workload.kind == .async, target.kinds != [.async] {
            add(
                "queue", provider, "queue", "requests", region,
                .exactly(requests * context.assumptions[.queueRequestsPerMessage] / 1e6), &bill, optional: true)
        }
        return bill
    }

    private func loadBalancer(
        _ service: String, _ provider: String, _ region: String, gigabytes: Double, _ bill: inout Bill
    ) {
        guard context.workload.kind == .online else { return }
        for item in ["load balancer", "forwarding rule"] {
            add("load balancer", provider, service, item, region, .exactly(hours), &bill, optional: true)
        }
        add(
            "load balancer data", provider, service, "data processed", region, .exactly(gigabytes), &bill,
            optional: true)
        guard context.prices.quote(provider, service, "LCU", region: region) != nil else { return }
        // A capacity unit covers whichever of its dimensions is used most.
        let connections =
            (context.workload.traffic?.averageRPS ?? 0) / context.assumptions[.requestsPerConnection]
            / context.assumptions[.lcuNewConnectionsPerSecond]
        let data = gigabytes / hours / context.assumptions[.lcuGBPerHour]
        add("load balancer units", provider, service, "LCU", region, .exactly(max(connections, data) * hours), &bill)
    }

    private func storage(_ candidate: Candidate, _ sizing: Sizing, _ bill: inout Bill) {
        let target = candidate.target, provider = target.provider, region = candidate.placement.region
        guard provider != "own" else { return }
        if target.compute == .instances {
            let disk = sizing.machinesAverage.map { $0 * context.assumptions[.rootDiskGB] }
            let own = target.priceService.map { ($0, "storage") } ?? ("disk", "general purpose")
            add("disks", provider, own.0, own.1, region, disk, &bill)
        }
        let image = candidate.images.pullGiB * MemoryFootprint.gib / 1e9
        let versions = context.assumptions[.registryImageVersions]
        add("image registry", provider, "registry", "storage", region, .exactly(image * versions), &bill)
    }

    /// - Parameter optional: whether the item exists only with some services, so that its absence is no hole.
    private func add(
        _ name: String, _ provider: String, _ service: String, _ item: String, _ region: String, _ quantity: Interval,
        _ bill: inout Bill, optional: Bool = false
    ) {
        guard let quote = context.prices.quote(provider, service, item, region: region) else {
            guard !optional, provider != "own" else { return }
            bill.notIncluded.append("\(name): no price known")
            bill.cautions.append("\(name) has no known price and is not in the bill")
            return
        }
        bill.add(name, quantity: quantity, quote: quote, spread: spread)
    }
}
