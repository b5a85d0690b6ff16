import Capacity
import Domain
import Prediction

/// Sizes a candidate for requests that arrive over time: the peak decides the replicas, the profile the bill.
struct OnlineSizer {
    let context: PlanningContext

    private var slo: ServiceLevel { context.slo }

    /// The batch, replicas and latency that carry the peak on one kind of machine.
    final class Load: Sendable {
        let shape: ReplicaShape
        let service: ServiceStages
        let batch: Int
        let servers: Int
        let latency: LatencyPercentiles
        let prediction: ServicePrediction

        init(
            shape: ReplicaShape, service: ServiceStages, batch: Int, servers: Int, latency: LatencyPercentiles,
            prediction: ServicePrediction
        ) {
            self.shape = shape
            self.service = service
            self.batch = batch
            self.servers = servers
            self.latency = latency
            self.prediction = prediction
        }
    }

    func load(_ candidate: Candidate, curve: HardwareCurve) -> Result<Load, Violations> {
        guard let traffic = context.workload.traffic else { return .failure(Violations([])) }
        let shape = ReplicaShape(candidate, devices: 1, assumptions: context.assumptions)
        let memory = MemoryFootprint(candidate, context)
        let fit = MemoryConstraint(context: context)
        if let violation = fit.violation(candidate, memory, shape, batch: 1) {
            return .failure(Violations([violation]))
        }
        let service = ServiceStages(context: context, candidate: candidate, curve: curve, shape: shape)
        if let violation = service.unloadedViolation(slo, curve) { return .failure(Violations([violation])) }

        var best: (batch: Int, servers: Int, latency: LatencyPercentiles)?
        for batch in batches(candidate) where batch == 1 || fit.violation(candidate, memory, shape, batch: batch) == nil
        {
            guard let found = servers(service, batch: batch, peak: traffic.peakRPS, candidate: candidate) else {
                continue
            }
            if let current = best, (current.servers, current.latency.p95) <= (found.servers, found.latency.p95) {
                continue
            }
            best = (batch, found.servers, found.latency)
        }
        guard let best else { return .failure(Violations([service.loadedViolation(slo, peak: traffic.peakRPS)])) }
        return .success(
            Load(
                shape: shape, service: service, batch: best.batch, servers: best.servers, latency: best.latency,
                prediction: curve.prediction(batch: best.batch)))
    }

    /// The same load on at least so many replicas.
    func grown(_ load: Load, to servers: Int) -> Load {
        guard servers > load.servers, let peak = context.workload.traffic?.peakRPS,
            let latency = load.service.latency(peak: peak, servers: servers, batch: load.batch)
        else { return load }
        return Load(
            shape: load.shape, service: load.service, batch: load.batch, servers: servers, latency: latency,
            prediction: load.prediction)
    }

    /// The fleet of one target that carries the load.
    func size(_ candidate: Candidate, curve: HardwareCurve, load: Load) -> Result<Sizing, Violations> {
        guard let traffic = context.workload.traffic, let profile = context.profile else {
            return .failure(Violations([]))
        }
        if let violation = timeout(candidate, load.service) { return .failure(Violations([violation])) }
        let shape = load.shape, service = load.service, spread = load.prediction.latencyMilliseconds
        let plan = FleetPlan(
            context: context, candidate: candidate, profile: profile, servers: load.servers, shape: shape,
            serviceSpread: spread, busySeconds: service.busyMilliseconds / 1000,
            cold: ColdStartEstimate(candidate, MemoryFootprint(candidate, context), context))
        if let violation = plan.violation { return .failure(Violations([violation])) }
        let capacity = service.capacity(batch: load.batch)
        return .success(
            Sizing(
                batch: load.batch, devicesPerReplica: shape.devices, replicasPerMachine: shape.perMachine,
                replicas: plan.replicas, machinesAverage: plan.machinesAverage, machinesPeak: plan.machinesPeak,
                serviceTime: spread,
                throughputPerReplica: Interval(
                    mean: capacity, low: capacity * spread.mean / spread.high,
                    high: max(capacity, min(capacity * spread.mean / spread.low, service.preprocessingCapacity))),
                latency: service.percentiles(load.latency, spread: spread)
                    .withColdStarts(share: plan.probabilityCold, seconds: plan.cold?.seconds),
                firstTokenP95: nil, perTokenP95: nil,
                durationHours: nil, workers: 0, utilisation: load.latency.utilisation,
                preprocessingIsBottleneck: service.preprocessingIsBottleneck(batch: load.batch),
                coldStart: plan.cold, scalesToZero: plan.scalesToZero,
                probabilityCold: plan.probabilityCold,
                busyReplicas: traffic.averageRPS * service.busyMilliseconds / 1000, promptShare: nil,
                replay: ReplayModel(
                    service: .batches(service.simulated(batch: load.batch)), fleet: plan.fleet,
                    carryingMachines: plan.carryingMachines),
                headroom: plan.headroom,
                evidence: load.prediction.evidence, basedOn: load.prediction.basedOn,
                efficiencies: load.prediction.efficiencies, notes: load.prediction.notes))
    }

    /// Batches worth trying: a platform that gives each request an instance has none.
    private func batches(_ candidate: Candidate) -> [Int] {
        if context.limits[candidate.target, "max_concurrency"]?.value == 1 { return [1] }
        return HardwareCurve.batches(onAccelerator: candidate.placement.onAccelerator)
    }

    /// The fewest servers that hold the promised percentiles at the peak.
    private func servers(
        _ service: ServiceStages, batch: Int, peak: Double, candidate: Candidate
    ) -> (servers: Int, latency: LatencyPercentiles)? {
        let target =
            candidate.target.billing == .request
            ? context.assumptions[.utilisationTargetRequest] : context.assumptions[.utilisationTargetInstance]
        let lost = candidate.placement.purchase == .spot ? context.assumptions[.spotLostCapacity] : 0
        let capacity = service.capacity(batch: batch) * (1 - lost)
        guard capacity > 0 else { return nil }
        var servers = max(1, Int((peak / (capacity * target)).rounded(.up)))
        for _ in 0..<12 {
            guard servers <= 100_000 else { return nil }
            if let latency = service.latency(peak: peak, servers: servers, batch: batch), service.holds(slo, latency) {
                return (servers, latency)
            }
            servers = max(servers + 1, servers * 5 / 4)
        }
        return nil
    }

    private func timeout(_ candidate: Candidate, _ service: ServiceStages) -> Violation? {
        TimeoutConstraint(context: context).violation(candidate.target, milliseconds: service.unloadedMilliseconds)
    }
}

/// Why a candidate is out.
struct Violations: Error {
    let all: [Violation]

    init(_ all: [Violation]) {
        self.all = all
    }
}
