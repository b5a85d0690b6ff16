import Capacity
import Domain
import Prediction

/// What every step of planning one workload reads.
///
/// A class since each of thousands of candidates hands it on.
final class PlanningContext: Sendable {
    let workload: Workload
    let snapshot: Snapshot
    let model: ModelProfile
    let assumptions: Assumptions
    let prices: ServicePriceBook
    let discounts: Discounts
    let predictor: Predictor
    let limits: TargetLimits
    let coldStarts: ColdStartBook
    /// The machine that a self-run control plane would run on, by provider.
    let controlNodes: [String: Offer]
    /// Workloads with traffic.
    let profile: LoadProfile?
    /// What was promised; an online service that promises nothing still has somebody waiting.
    let slo: ServiceLevel
    let isLLM: Bool

    init(_ workload: Workload, _ snapshot: Snapshot) throws(BerthError) {
        self.workload = workload
        self.snapshot = snapshot
        assumptions = try Assumptions(snapshot.assumptions)
        let isLLM =
            workload.traffic?.tokensOut != nil || workload.job?.tokensIn != nil
            || workload.model.task == .llm || (workload.model.task == nil && snapshot.model?.task == .llm)
        if workload.kind.hasTraffic, isLLM, workload.traffic?.tokensOut == nil || workload.traffic?.tokensIn == nil {
            throw BerthError(
                .badData,
                "\(workload.model.name) is a language model, and nothing says how long its requests and answers are",
                hints: ["give traffic.tokens_in and traffic.tokens_out (--tokens-in 800 --tokens-out 200)"])
        }
        let length = (workload.traffic?.tokensIn ?? 0) + (workload.traffic?.tokensOut ?? 0)
        if isLLM, let longest = snapshot.model?.contextLength, length > Double(longest) {
            throw BerthError(
                .badData, "\(workload.model.name) reads and writes \(longest) tokens at most, not \(length.plain)",
                hints: ["lower traffic.tokens_in or traffic.tokens_out, or choose a model with a longer context"])
        }
        var resolved = try ModelProfile(
            workload.model, fact: snapshot.model, operations: snapshot.operations, isLLM: isLLM)
        if isLLM, let job = workload.job, !workload.kind.hasTraffic {
            guard let tokens = job.tokensIn, workload.kind == .training || job.tokensOut != nil else {
                throw BerthError(
                    .badData,
                    "\(workload.model.name) is a language model, and nothing says how long the items of the job are",
                    hints: [
                        "give job.tokens_in and, unless it is training, job.tokens_out (--job-tokens-in 500 --job-tokens-out 100)"
                    ])
            }
            // A sample of training is all of its tokens at once.
            if workload.kind == .training { resolved = resolved.ofTokens(tokens) }
        }
        model = resolved
        prices = ServicePriceBook(
            snapshot.servicePrices,
            restricted: Set(snapshot.regions.filter(\.restricted).map { "\($0.provider)/\($0.region)" }))
        discounts = Discounts(snapshot.discounts)
        predictor = Predictor(
            efficiencies: snapshot.efficiencies, measurements: snapshot.measurements,
            accelerators: snapshot.accelerators, cpus: snapshot.cpus)
        limits = TargetLimits(snapshot.targetLimits)
        coldStarts = ColdStartBook(snapshot.coldStarts)
        controlNodes = ControlNode.cheapest(
            snapshot.offers, vcpu: assumptions[.controlPlaneNodeVCPU],
            memoryGiB: assumptions[.controlPlaneNodeMemoryGiB])
        profile = workload.traffic.map {
            LoadProfile(averageRPS: $0.averageRPS, peakRPS: $0.peakRPS, shape: $0.shape)
        }
        self.isLLM = resolved.task == .llm && workload.kind != .training
        slo = Self.serviceLevel(workload, isLLM: self.isLLM, assumptions)
    }

    private static func serviceLevel(
        _ workload: Workload, isLLM: Bool, _ assumptions: Assumptions
    ) -> ServiceLevel {
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
