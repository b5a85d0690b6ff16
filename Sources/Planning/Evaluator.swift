import Domain
import Prediction

/// Turns a snapshot into evaluations and rejections: generate, check, size, bill.
struct Evaluator {
    let context: PlanningContext
    private(set) var feasible: [Evaluation] = []
    private(set) var rejections = RejectionLog()
    private var images: [ImageKey: Packaging.Images] = [:]
    private var curves: [CurveKey: HardwareCurve?] = [:]

    private struct CurveKey: Hashable {
        let hardware: Hardware
        let runtime: String
        let precision: Precision
    }

    private struct ImageKey: Hashable {
        let target: String
        let accelerator: String?
        let architecture: String
        let runtime: String
    }

    init(_ context: PlanningContext) {
        self.context = context
    }

    mutating func run() {
        let targets = context.snapshot.targets.sorted { $0.name < $1.name }
        let platform = TargetConstraints(context: context)
        let generator = PlacementGenerator(workload: context.workload, snapshot: context.snapshot, prices: context.prices)
        for target in targets {
            if let key = platform.exclusion(of: target) {
                rejections.count(key)
                continue
            }
            let failed = platform.violations(of: target)
            guard failed.isEmpty else {
                for violation in failed { rejections.add(target: target, violation) }
                continue
            }
            let placements = PlacementPruning(context: context).worthTrying(generator.placements(of: target), target: target)
            if placements.isEmpty { rejections.add(target: target, nothingSold(target)) }
            for placement in placements { evaluate(target, placement) }
        }
    }

    private mutating func evaluate(_ target: Target, _ placement: Placement) {
        if placement.instance?.burstable == true {
            rejections.add(target: target, placement: placement, option: nil, Self.burstable(placement))
            return
        }
        let (fit, unfit) = CandidateConstraints(context: context).candidates(target, placement)
        for (id, violation) in unfit { rejections.add(target: target, placement: placement, option: id, violation) }
        if fit.isEmpty, unfit.isEmpty {
            rejections.add(target: target, placement: placement, option: nil, noRuntime(placement))
        }
        for var candidate in fit {
            candidate.images = images(candidate)
            switch size(candidate) {
            case .failure(let violations):
                for violation in violations.all {
                    rejections.add(target: target, placement: placement, option: candidate.id, violation)
                }
            case .success(let sizing):
                price(candidate, sizing)
            }
        }
    }

    private mutating func price(_ candidate: Candidate, _ sizing: Sizing) {
        let bill = BillWriter(context: context).bill(candidate, sizing)
        if let most = context.workload.constraints.maxMonthlyUSD, bill.total > most {
            rejections.add(
                target: candidate.target, placement: candidate.placement, option: candidate.id,
                Violation(
                    constraint: "constraints.max_monthly_usd", required: "at most $\(most.dollars.threeDigits) a month",
                    actual: "$\(bill.total.dollars.threeDigits)", facts: bill.lines.first?.facts ?? [],
                    distance: bill.total.dollars / max(most.dollars, 1e-9)))
            return
        }
        feasible.append(Evaluation(
            candidate: candidate, sizing: sizing, bill: bill, cost: bill.cost, score: .init(total: 0, criteria: [])))
    }

    private mutating func size(_ candidate: Candidate) -> Result<Sizing, Violations> {
        guard context.workload.kind.hasTraffic else { return JobSizer(context: context).size(candidate) }
        if context.isLLM { return LLMSizer(context: context).size(candidate) }
        guard let curve = curve(candidate) else { return .failure(Violations([LLMSizer.unpredicted(candidate)])) }
        return OnlineSizer(context: context).size(candidate, curve: curve)
    }

    private mutating func images(_ candidate: Candidate) -> Packaging.Images {
        let placement = candidate.placement
        let key = ImageKey(
            target: candidate.target.name, accelerator: placement.accelerator?.name, architecture: placement.architecture,
            runtime: candidate.runtime.name)
        if let known = images[key] { return known }
        let chosen = Packaging(context: context).images(candidate)
        images[key] = chosen
        return chosen
    }

    /// The same hardware is sold by several targets; the predictor is asked once.
    private mutating func curve(_ candidate: Candidate) -> HardwareCurve? {
        let hardware = candidate.placement.hardware(devices: 1)
        let key = CurveKey(hardware: hardware, runtime: candidate.runtime.name, precision: candidate.precision)
        if let known = curves[key] { return known }
        let curve = HardwareCurve(
            context.predictor,
            ServiceQuery(
                model: context.model, hardware: hardware, runtime: candidate.runtime.name, precision: candidate.precision,
                batch: 1))
        curves[key] = .some(curve)
        return curve
    }

    private static func burstable(_ placement: Placement) -> Violation {
        Violation(
            constraint: "burstable", required: "CPU that is there all the time",
            actual: "\(placement.name) earns CPU credits; what it sustains is not in the store",
            facts: placement.instance.map { [$0] } ?? [])
    }

    private func noRuntime(_ placement: Placement) -> Violation {
        let model = context.workload.model
        return Violation(
            constraint: "runtime",
            required: "\(model.format.rawValue) in \(model.precisions.map(\.rawValue).joined(separator: " or "))",
            actual: "no maintained runtime in the store executes it on \(placement.accelerator?.name ?? "a CPU")",
            facts: placement.accelerator.map { [$0] } ?? [])
    }

    private func nothingSold(_ target: Target) -> Violation {
        if target.provider == "own" {
            return Violation(
                constraint: "hardware", required: "machines of one's own",
                actual: "none are known: import the cluster's nodes (docs/datasets.md)", facts: [target])
        }
        let constraints = context.workload.constraints
        let place = constraints.regions.isEmpty
            ? constraints.residency.map { "with residency \($0)" } ?? "anywhere" : "in " + constraints.regions.joined(separator: ", ")
        return Violation(
            constraint: "price", required: "a known price \(place)",
            actual: "the store has none for \(target.title) that meets the constraints", facts: [target])
    }
}
