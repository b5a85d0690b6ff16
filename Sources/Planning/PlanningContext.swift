import Capacity
import Domain
import Prediction

/// What every step of planning one workload reads.
struct PlanningContext: Sendable {
    let workload: Workload
    let snapshot: Snapshot
    let model: ModelProfile
    let assumptions: Assumptions
    let prices: ServicePriceBook
    let predictor: Predictor
    let limits: TargetLimits
    /// The machine that a self-run control plane would run on, by provider.
    let controlNodes: [String: Offer]
    /// Workloads with traffic.
    let profile: LoadProfile?

    init(_ workload: Workload, _ snapshot: Snapshot) throws(BerthError) {
        self.workload = workload
        self.snapshot = snapshot
        assumptions = try Assumptions(snapshot.assumptions)
        let isLLM = workload.traffic?.tokensOut != nil || workload.model.task == .llm || snapshot.model?.task == .llm
        model = try ModelProfile(workload.model, fact: snapshot.model, isLLM: isLLM)
        prices = ServicePriceBook(
            snapshot.servicePrices,
            restricted: Set(snapshot.regions.filter(\.restricted).map { "\($0.provider)/\($0.region)" }))
        predictor = Predictor(
            efficiencies: snapshot.efficiencies, measurements: snapshot.measurements,
            accelerators: snapshot.accelerators, cpus: snapshot.cpus)
        limits = TargetLimits(snapshot.targetLimits)
        controlNodes = ControlNode.cheapest(
            snapshot.offers, vcpu: assumptions[.controlPlaneNodeVCPU],
            memoryGiB: assumptions[.controlPlaneNodeMemoryGiB])
        profile = workload.traffic.map {
            LoadProfile(averageRPS: $0.averageRPS, peakRPS: $0.peakRPS, shape: $0.shape)
        }
    }

    /// What was promised; an online service that promises nothing still has somebody waiting.
    var slo: ServiceLevel {
        var slo = workload.slo
        guard workload.kind == .online, slo.percentiles.isEmpty, slo.firstTokenP95Milliseconds == nil,
            slo.perTokenP95Milliseconds == nil
        else { return slo }
        if isLLM {
            slo.firstTokenP95Milliseconds = assumptions[.interactiveFirstTokenMilliseconds]
            slo.perTokenP95Milliseconds = assumptions[.interactivePerTokenMilliseconds]
        } else {
            slo.p95Milliseconds = assumptions[.interactiveP95Milliseconds]
        }
        return slo
    }

    var isLLM: Bool { model.task == .llm && workload.kind != .training }
    var hoursPerMonth: Double { assumptions[.hoursPerMonth] }

    /// Requests of a month.
    var requestsPerMonth: Double {
        (workload.traffic?.averageRPS ?? 0) * 3600 * hoursPerMonth
    }

    /// Whether the promise asks for replicas in two zones.
    var needsTwoZones: Bool {
        (workload.slo.availabilityPercent ?? 0) >= assumptions[.twoZonesFromPercent]
    }
}
