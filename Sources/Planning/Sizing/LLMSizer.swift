import Capacity
import Domain
import Foundation
import Prediction

/// Sizes a candidate for a language model: prompts are read, then tokens follow one by one with continuous batching.
struct LLMSizer {
    let context: PlanningContext
    let predictions: PredictionMemo
    /// Replicas that there must be at the peak, however few would do.
    var leastServers = 1

    private var slo: ServiceLevel { context.slo }

    func size(_ candidate: Candidate) -> Result<Sizing, Violations> {
        guard let traffic = context.workload.traffic, let profile = context.profile else {
            return .failure(Violations([]))
        }
        let memory = MemoryFootprint(candidate, context)
        var nearest: Violation?
        var best: (Sizing, machines: Double)?
        // A model is split over as many devices as it needs, and over more where that keeps a promise cheaper.
        for devices in splits(candidate) {
            switch attempt(candidate, traffic, profile, memory, devices: devices) {
            case .success(let sizing):
                let machines = sizing.machinesAverage.mean
                if best == nil || machines < (best?.machines ?? 0) { best = (sizing, machines) }
            case .failure(let violations):
                guard let violation = violations.all.first else { continue }
                if nearest == nil || violation.distance < (nearest?.distance ?? 0) { nearest = violation }
            }
        }
        if let best { return .success(best.0) }
        return .failure(Violations(nearest.map { [$0] } ?? []))
    }

    func splits(_ candidate: Candidate) -> [Int] {
        guard candidate.placement.onAccelerator else { return [1] }
        return [1, 2, 4, 8, 16].filter { Double($0) <= max(candidate.placement.acceleratorCount, 1) }
    }

    private func attempt(
        _ candidate: Candidate, _ traffic: Workload.Traffic, _ profile: LoadProfile, _ memory: MemoryFootprint,
        devices: Int
    ) -> Result<Sizing, Violations> {
        let shape = ReplicaShape(candidate, devices: devices, assumptions: context.assumptions)
        let tokensIn = traffic.tokensIn ?? 0, tokensOut = max(traffic.tokensOut ?? 1, 1)
        let sequences: Double
        switch roomForSequences(candidate, memory, shape, contextTokens: tokensIn + tokensOut) {
        case .success(let room): sequences = room
        case .failure(let violations): return .failure(violations)
        }
        let step = PredictionMemo.Work.decode(contextTokens: tokensIn + tokensOut / 2)
        guard
            let prefill = predictions.prediction(.prefill(tokens: max(tokensIn, 1)), candidate, devices: devices),
            let one = predictions.prediction(step, candidate, devices: devices)
        else { return .failure(Violations([Self.unpredicted(candidate)])) }
        let batch = max(1, min(256, Int(sequences)))
        let many = predictions.prediction(step, candidate, devices: devices, batch: batch) ?? one
        let slope =
            batch > 1
            ? max(0, (many.latencyMilliseconds.mean - one.latencyMilliseconds.mean) / Double(batch - 1)) : 0

        var engine = ContinuousBatching(
            arrivalsPerSecond: 0, tokensIn: tokensIn, tokensOut: tokensOut,
            prefillMilliseconds: prefill.latencyMilliseconds.mean,
            stepBaseMilliseconds: one.latencyMilliseconds.mean - slope, stepPerSequenceMilliseconds: slope,
            maxBatch: Double(batch))
        let lost = candidate.placement.purchase == .spot ? context.assumptions[.spotLostCapacity] : 0
        let capacity = engine.maxRequestsPerSecond * (1 - lost)
        var servers = max(
            leastServers,
            Int((traffic.peakRPS / (capacity * context.assumptions[.utilisationTargetInstance])).rounded(.up)))
        var performance: ContinuousBatching.Performance?
        var broken: Violation?
        for _ in 0..<12 where servers <= 100_000 {
            engine.arrivalsPerSecond = traffic.peakRPS / Double(servers)
            if let now = engine.performance() {
                broken = violation(now)
                if broken == nil { performance = now; break }
            }
            servers = max(servers + 1, servers * 5 / 4)
        }
        guard let performance else { return .failure(Violations([broken ?? Self.unpredicted(candidate)])) }
        if let timeout = TimeoutConstraint(context: context).violation(
            candidate.target, milliseconds: performance.endToEndP95Milliseconds)
        {
            return .failure(Violations([timeout]))
        }

        let cold = ColdStartEstimate(candidate, memory, context)
        let plan = FleetPlan(
            context: context, candidate: candidate, profile: profile, servers: servers, shape: shape,
            serviceSpread: one.latencyMilliseconds,
            busySeconds: performance.endToEndP95Milliseconds / 1000, cold: cold)
        if let violation = plan.violation { return .failure(Violations([violation])) }
        let spread = one.latencyMilliseconds
        let end = performance.endToEndP95Milliseconds
        let overhead = context.assumptions[.requestOverheadMilliseconds]
        let middle = performance.firstTokenP50Milliseconds + max(tokensOut - 1, 0) * performance.perTokenP50Milliseconds
        return .success(
            Sizing(
                batch: batch, devicesPerReplica: shape.devices, replicasPerMachine: shape.perMachine,
                replicas: plan.replicas,
                machinesAverage: plan.machinesAverage, machinesPeak: plan.machinesPeak,
                serviceTime: Interval(
                    mean: prefill.latencyMilliseconds.mean + (tokensOut - 1) * spread.mean,
                    low: prefill.latencyMilliseconds.low + (tokensOut - 1) * spread.low,
                    high: prefill.latencyMilliseconds.high + (tokensOut - 1) * spread.high),
                throughputPerReplica: Interval(
                    mean: capacity, low: capacity * spread.mean / spread.high, high: capacity * spread.mean / spread.low
                ),
                latency: DeploymentOption.Latency(
                    p50: middle + overhead, p90: Self.tail(0.9, median: middle, p95: end) + overhead,
                    p95: end + overhead,
                    p99: Self.tail(0.99, median: middle, p95: end) + overhead,
                    p95Low: end * spread.low / spread.mean + overhead,
                    p95High: end * spread.high / spread.mean + overhead
                ).withColdStarts(share: plan.probabilityCold, seconds: plan.cold?.seconds),
                firstTokenP95: performance.firstTokenP95Milliseconds + overhead,
                perTokenP95: performance.perTokenP95Milliseconds, durationHours: nil, workers: 0,
                utilisation: performance.utilisation, preprocessingIsBottleneck: false,
                coldStart: plan.cold, scalesToZero: plan.scalesToZero,
                probabilityCold: plan.probabilityCold,
                busyReplicas: min(plan.machinesAverage.mean, traffic.averageRPS * end / 1000),
                promptShare: promptShare(engine, performance),
                replay: ReplayModel(
                    service: .tokens(TokenService(engine, fixedMilliseconds: overhead)), fleet: plan.fleet,
                    carryingMachines: plan.carryingMachines),
                headroom: plan.headroom,
                evidence: min(prefill.evidence, one.evidence), basedOn: one.basedOn + prefill.basedOn,
                efficiencies: one.efficiencies + prefill.efficiencies, notes: one.notes))
    }

    /// A quantile of a tail that is exponential above the median: t(q) − t(½) grows with ln(½ ÷ (1 − q)).
    private static func tail(_ quantile: Double, median: Double, p95: Double) -> Double {
        median + (p95 - median) * log(0.5 / (1 - quantile)) / log(10)
    }

    /// Decoding shares each step among the sequences in it; a prompt has the device to itself.
    private func promptShare(_ engine: ContinuousBatching, _ performance: ContinuousBatching.Performance) -> Double {
        let together = max(performance.concurrency, 1)
        let step = engine.stepBaseMilliseconds / together + engine.stepPerSequenceMilliseconds
        let decoding = max(engine.tokensOut - 1, 0) * step
        return engine.prefillMilliseconds / max(engine.prefillMilliseconds + decoding, 1e-9)
    }

    /// Sequences whose cache fits beside the weights.
    func roomForSequences(
        _ candidate: Candidate, _ memory: MemoryFootprint, _ shape: ReplicaShape, contextTokens: Double
    ) -> Result<Double, Violations> {
        let placement = candidate.placement
        let devices = Double(max(shape.devices, 1))
        let total =
            placement.onAccelerator
            ? placement.deviceMemoryGiB * devices * context.assumptions[.keyValueCacheFraction] : shape.hostMemoryGiB
        let left = total - memory.weightsGiB - memory.overheadGiB * devices
        let perSequence = memory.cacheBytesPerToken * contextTokens / MemoryFootprint.gib
        let sequences = left / perSequence
        let name =
            placement.accelerator.map { shape.devices > 1 ? "\(shape.devices) × \($0.name)" : $0.name }
            ?? placement.name
        guard sequences >= 1 else {
            let needed = memory.weightsGiB + memory.overheadGiB * devices + perSequence
            return .failure(
                Violations([
                    Violation(
                        constraint: "memory",
                        required:
                            "\(needed.threeDigits) GiB for weights in \(candidate.precision.rawValue) and one sequence's cache",
                        actual: "\(name) has \(total.threeDigits) GiB to give",
                        facts: [candidate.support] + (context.snapshot.model.map { [$0] } ?? [])
                            + (placement.accelerator.map { [$0] } ?? []),
                        distance: needed / total)
                ]))
        }
        if placement.onAccelerator, memory.hostGiB > shape.hostMemoryGiB {
            return .failure(
                Violations([
                    Violation(
                        constraint: "memory",
                        required: "\(memory.hostGiB.threeDigits) GiB of host memory to load the weights",
                        actual: "\(placement.name) leaves \(shape.hostMemoryGiB.threeDigits) GiB to a replica",
                        facts: placement.instance.map { [$0] } ?? [], distance: memory.hostGiB / shape.hostMemoryGiB)
                ]))
        }
        return .success(sequences)
    }

    private func violation(_ performance: ContinuousBatching.Performance) -> Violation? {
        let checks: [(String, Double?, Double)] = [
            ("slo.ttft_p95_ms", slo.firstTokenP95Milliseconds, performance.firstTokenP95Milliseconds),
            // An answer of one token has none after it.
            (
                "slo.tpot_p95_ms", (context.workload.traffic?.tokensOut ?? 1) > 1 ? slo.perTokenP95Milliseconds : nil,
                performance.perTokenP95Milliseconds
            ),
            ("slo.p95_ms", slo.p95Milliseconds, performance.endToEndP95Milliseconds),
        ]
        for (key, promised, actual) in checks {
            guard let promised, actual > promised else { continue }
            return Violation(
                constraint: key, required: "at most \(promised.plain) ms", actual: "\(actual.threeDigits) ms",
                facts: [],
                distance: actual / promised)
        }
        return nil
    }

    static func unpredicted(_ candidate: Candidate) -> Violation {
        Violation(
            constraint: "evidence", required: "a service time",
            actual: "nothing in the store says how fast \(candidate.runtime.name) is on \(candidate.placement.name)",
            facts: [candidate.support], distance: 1e6)
    }
}
