import Domain
import Prediction

/// Makes candidates and sizes them, remembering what is the same for many: hardware, images, queues.
struct CandidateWorkshop: Sendable {
    private let context: PlanningContext
    private let constraints: CandidateConstraints
    private let packaging: Packaging
    private let predictions: PredictionMemo
    private var images: [ImageKey: Packaging.Images] = [:]
    private var choices: [ChoiceKey: [Choice]] = [:]
    private var curves: [CurveKey: HardwareCurve?] = [:]
    private var fleets: [FleetKey: Result<OnlineSizer.Load, Violations>] = [:]

    private struct ImageKey: Hashable {
        let fromAWS: Bool
        let driver: String?
        let accelerator: String?
        let architecture: String
        let runtime: String
    }

    private struct ChoiceKey: Hashable {
        let hardware: HardwareKey
        let fromAWS: Bool
        let architecture: String
        let driver: String?
    }

    private struct CurveKey: Hashable {
        let hardware: HardwareKey
        let runtime: String
        let precision: Precision
    }

    /// What the load on a machine depends on beside the machine: how much of it a node keeps, and the autoscaler.
    private struct FleetKey: Hashable {
        let provider: String
        let machine: String
        let purchase: Purchase
        let ownNodes: Bool
        let billing: Target.Billing
        let target: String
        let runtime: String
        let precision: Precision
    }

    init(_ context: PlanningContext) {
        self.context = context
        constraints = CandidateConstraints(context: context)
        packaging = Packaging(context: context)
        predictions = PredictionMemo(context)
    }

    /// A runtime at a precision, on devices of one kind.
    final class Choice: Sendable {
        let runtime: Runtime
        let support: RuntimeSupport
        let precision: Precision
        let images: Packaging.Images
        /// Why it does not run there, if it does not.
        let violation: Violation?

        init(
            runtime: Runtime, support: RuntimeSupport, precision: Precision, images: Packaging.Images,
            violation: Violation?
        ) {
            self.runtime = runtime
            self.support = support
            self.precision = precision
            self.images = images
            self.violation = violation
        }
    }

    private typealias Fit = (runtime: Runtime, support: RuntimeSupport, precision: Precision)

    /// Runtimes and precisions for a placement: those that run there and that no other beats, and those that do not run.
    mutating func choices(_ target: Target, _ placement: Placement) -> [Choice] {
        let key = ChoiceKey(
            hardware: HardwareKey(placement), fromAWS: target.family == "SageMaker",
            architecture: placement.architecture,
            driver: placement.accelerator.flatMap { context.limits[target, "driver_version", $0.name]?.text })
        if let known = choices[key] { return known }
        var unfit: [Choice] = [], fit: [Fit] = []
        for (runtime, support, precision) in constraints.choices(placement) {
            if let violation = constraints.violation(target, placement, support) {
                unfit.append(
                    Choice(
                        runtime: runtime, support: support, precision: precision, images: .none, violation: violation))
            } else {
                fit.append((runtime, support, precision))
            }
        }
        let made =
            contenders(placement, fit).map { runtime, support, precision in
                Choice(
                    runtime: runtime, support: support, precision: precision,
                    images: images(target, placement, support), violation: nil)
            } + unfit
        choices[key] = made
        return made
    }

    /// - Parameter servers: replicas that there must be at the peak, however few would do.
    mutating func size(_ candidate: Candidate, atLeast servers: Int = 1) -> Result<Sizing, Violations> {
        guard context.workload.kind.hasTraffic else {
            return JobSizer(context: context, predictions: predictions).size(candidate)
        }
        if context.isLLM {
            return LLMSizer(context: context, predictions: predictions, leastServers: servers).size(candidate)
        }
        guard let curve = curve(candidate.placement, candidate.runtime, candidate.precision) else {
            return .failure(Violations([LLMSizer.unpredicted(candidate)]))
        }
        // A request that no platform lets run that long is out for that reason, whatever was promised.
        let alone = curve.singleMilliseconds + context.workload.model.preprocessCPUMilliseconds
        if let violation = TimeoutConstraint(context: context).violation(candidate.target, milliseconds: alone) {
            return .failure(Violations([violation]))
        }
        let sizer = OnlineSizer(context: context)
        let key = fleetKey(candidate)
        let load = fleets[key] ?? sizer.load(candidate, curve: curve)
        fleets[key] = load
        return load.flatMap { sizer.size(candidate, curve: curve, load: sizer.grown($0, to: servers)) }
    }

    private func fleetKey(_ candidate: Candidate) -> FleetKey {
        let target = candidate.target, placement = candidate.placement
        let ownNodes = placement.isOwnNode
        return FleetKey(
            provider: placement.provider, machine: placement.name, purchase: placement.purchase, ownNodes: ownNodes,
            billing: target.billing, target: ownNodes ? "" : target.name, runtime: candidate.runtime.name,
            precision: candidate.precision)
    }

    /// Choices that no other beats on the same hardware in time of one item, items a second and evidence.
    private mutating func contenders(_ placement: Placement, _ choices: [Fit]) -> [Fit] {
        guard !context.isLLM, context.workload.kind.hasTraffic, choices.count > 1 else { return choices }
        let curves = choices.map { curve(placement, $0.runtime, $0.precision) }
        let kept = curves.indices.filter { index in
            guard let own = curves[index] else { return false }
            return !curves.indices.contains { rank in
                curves[rank].map { $0.isBetter(than: own) || (rank < index && $0.isEqual(to: own)) } ?? false
            }
        }
        return kept.isEmpty ? choices : kept.map { choices[$0] }
    }

    private mutating func curve(_ placement: Placement, _ runtime: Runtime, _ precision: Precision) -> HardwareCurve? {
        let key = CurveKey(hardware: HardwareKey(placement), runtime: runtime.name, precision: precision)
        if let known = curves[key] { return known }
        let curve = HardwareCurve(
            context.predictor,
            ServiceQuery(
                model: context.model, hardware: placement.hardware(devices: 1), runtime: runtime.name,
                precision: precision,
                batch: 1),
            context.assumptions)
        curves[key] = .some(curve)
        return curve
    }

    private mutating func images(
        _ target: Target, _ placement: Placement, _ support: RuntimeSupport
    ) -> Packaging.Images {
        let accelerator = placement.accelerator?.name
        let key = ImageKey(
            fromAWS: target.family == "SageMaker",
            driver: accelerator.flatMap { context.limits[target, "driver_version", $0]?.text },
            accelerator: accelerator, architecture: placement.architecture, runtime: support.runtime)
        if let known = images[key] { return known }
        let chosen = packaging.images(target, placement, support)
        images[key] = chosen
        return chosen
    }
}
