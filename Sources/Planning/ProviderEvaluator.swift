import Domain
import Prediction

/// Evaluates what one provider sells.
struct ProviderEvaluator: Sendable {
    let context: PlanningContext
    private(set) var feasible: [Evaluation] = []
    private(set) var rejections: RejectionLog
    private var workshop: CandidateWorkshop
    private var bills: BillWriter

    init(_ context: PlanningContext, traces: Bool) {
        self.context = context
        rejections = RejectionLog(traces: traces)
        workshop = CandidateWorkshop(context)
        bills = BillWriter(context: context)
    }

    /// - Parameter targets: the provider's, in order.
    mutating func run(_ targets: [Target]) {
        guard let provider = targets.first?.provider else { return }
        let platform = TargetConstraints(context: context)
        let generator = PlacementGenerator(context, provider: provider)
        let pruning = PlacementPruning(context: context)
        for target in targets {
            if let key = platform.exclusion(of: target) {
                rejections.count(key)
                rejections.passOver(target, because: Self.excluded(key))
                continue
            }
            let failed = platform.violations(of: target)
            guard failed.isEmpty else {
                for violation in failed { rejections.add(target, violation) }
                continue
            }
            let generated = generator.placements(of: target)
            let placements = pruning.worthTrying(generated, target: target)
            passOver(generated, keeping: placements, by: pruning, target)
            if placements.isEmpty { rejections.add(target, nothingSold(target)) }
            // Of a size's memories, ascending, the first that works is the one to buy.
            var bought: Set<String> = []
            var pricedOut = PricedOut(context: context)
            for placement in placements {
                let size = placement.sizeWithoutMemory
                if let size, bought.contains(size) {
                    rejections.passOver(target, placement, because: Self.larger)
                    continue
                }
                if let cheapest = pricedOut.cheapest, let least = pricedOut.least(placement, target), least > cheapest {
                    rejections.count("priced_out")
                    rejections.passOver(target, placement, because: Self.pricedOut(least, cheapest, placement))
                    continue
                }
                let before = feasible.count
                evaluate(target, placement)
                guard feasible.count > before else { continue }
                if let size { bought.insert(size) }
                pricedOut.saw(feasible[before].total)
            }
        }
    }

    /// Remembers, for a trace, the machines that another one beats.
    private mutating func passOver(
        _ generated: [Placement], keeping kept: [Placement], by pruning: PlacementPruning, _ target: Target
    ) {
        guard rejections.trace != nil, target.compute == .instances else { return }
        let identities = Set(kept.map(ObjectIdentifier.init))
        for placement in generated where !identities.contains(ObjectIdentifier(placement)) {
            let better = pruning.winner(over: placement, among: kept)
            rejections.passOver(target, placement, because: Self.beaten(by: better))
        }
    }

    private mutating func evaluate(_ target: Target, _ placement: Placement) {
        if placement.instance?.burstable == true {
            rejections.add(target, placement, Self.burstable(placement))
            return
        }
        let choices = workshop.choices(target, placement)
        if choices.isEmpty { rejections.add(target, placement, noRuntime(placement)) }
        var best: (candidate: Candidate, sizing: Sizing)?
        for choice in choices {
            let candidate = Candidate(
                target: target, placement: placement, runtime: choice.runtime, support: choice.support,
                precision: choice.precision, images: choice.images)
            if let violation = choice.violation {
                rejections.add(candidate, violation)
                continue
            }
            switch workshop.size(candidate) {
            case .failure(let violations): rejections.add(candidate, violations)
            case .success(let sizing):
                if let known = best {
                    let precedes = Self.precedes((candidate, sizing), known)
                    let (better, worse) = precedes ? (candidate, known.candidate) : (known.candidate, candidate)
                    rejections.passOver(target, placement, worse, because: Self.outrun(by: better))
                    guard precedes else { continue }
                }
                best = (candidate, sizing)
            }
        }
        guard let best else { return }
        switch priced(best.candidate, best.sizing) {
        case .failure(let violations): rejections.add(best.candidate, violations)
        case .success(let evaluation): feasible.append(evaluation)
        }
    }

    /// A machine costs the same whatever runs on it: the runtime that needs fewest machines wins, then the fastest.
    private static func precedes(
        _ a: (candidate: Candidate, sizing: Sizing), _ b: (candidate: Candidate, sizing: Sizing)
    ) -> Bool {
        let (x, y) = (a.sizing.machinesAverage.mean, b.sizing.machinesAverage.mean)
        if abs(x - y) > 1e-9 { return x < y }
        let (p, q) = (a.sizing.latencyFigure, b.sizing.latencyFigure)
        return p == q ? a.candidate.id < b.candidate.id : p < q
    }

    /// The same candidate on at least so many replicas.
    mutating func grown(_ evaluation: Evaluation, servers: Int) -> Result<Evaluation, Violations> {
        workshop.size(evaluation.candidate, atLeast: servers).flatMap { priced(evaluation.candidate, $0) }
    }

    /// Fails where the bill is too high or has a hole.
    private mutating func priced(_ candidate: Candidate, _ sizing: Sizing) -> Result<Evaluation, Violations> {
        let most = context.workload.constraints.maxMonthlyUSD
        // Compute alone may be over the budget already.
        if let most, let price = candidate.placement.price {
            let compute = price.usdPerHour.times(sizing.machinesAverage.mean * context.hoursPerMonth)
            if compute > most { return .failure(Violations([Self.overBudget(compute, most, price)])) }
        }
        let bill = bills.bill(candidate, sizing)
        let total = bill.total
        // A thousand million dollars a month is no plan, and sums beyond it would not be exact.
        if total > USD(nanos: 1_000_000_000_000_000_000) {
            return .failure(
                Violations([
                    Violation(
                        constraint: "size", required: "a bill below a thousand million dollars a month",
                        actual: "more than that", facts: [], distance: 1e9)
                ]))
        }
        if let missing = bill.missing {
            return .failure(
                Violations([
                    Violation(
                        constraint: "price", required: "a known price", actual: missing, facts: [candidate.target])
                ]))
        }
        if let most, total > most {
            return .failure(Violations([Self.overBudget(total, most, bill.lines.first?.facts.first)]))
        }
        return .success(Evaluation(candidate: candidate, sizing: sizing, bill: bill, context: context))
    }

    private static func overBudget(_ total: USD, _ most: USD, _ fact: (any Fact)?) -> Violation {
        Violation(
            constraint: "constraints.max_monthly_usd", required: "at most $\(most.dollars.threeDigits) a month",
            actual: "$\(total.dollars.threeDigits)", facts: fact.map { [$0] } ?? [],
            distance: total.dollars / max(most.dollars, 1e-9))
    }

    private static func burstable(_ placement: Placement) -> Violation {
        Violation(
            constraint: "burstable", required: "CPU that is there all the time",
            actual: "\(placement.name) has full CPU only some of the time; what it sustains is not in the store",
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
        let place =
            constraints.regions.isEmpty
            ? constraints.residency.map { "with residency \($0)" } ?? "anywhere"
            : "in " + constraints.regions.joined(separator: ", ")
        return Violation(
            constraint: "price", required: "a known price \(place)",
            actual: "the store has none for \(target.title) that meets the constraints", facts: [target])
    }
}
