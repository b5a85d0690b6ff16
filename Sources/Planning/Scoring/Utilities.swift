import Domain

/// Turns what an option costs, takes, asks for and risks into utilities between 0 and 1, all of them monotone.
struct Utilities {
    let context: PlanningContext
    /// The cheapest and the fastest of the options compared.
    let cheapest: Double
    let fastest: Double
    private let noise: Double
    private let promised: Double?

    init(_ context: PlanningContext, _ evaluations: [Evaluation]) {
        self.context = context
        cheapest = evaluations.map(\.costUSD).min() ?? 0
        fastest = evaluations.map(\.latencyFigure).min() ?? 0
        noise = context.assumptions[.costNoiseUSD]
        promised = Self.promise(context.workload)
    }

    /// 1 for the cheapest, ½ at twice its cost; differences that nobody argues about are damped.
    func cost(_ usd: Double) -> Double {
        min(1, (cheapest + noise) / (usd + noise))
    }

    /// Headroom below what was promised, worth less and less; without a promise, nearness to the fastest.
    func latency(_ figure: Double) -> Double {
        guard figure.isFinite, figure > 0 else { return 0 }
        if let promised { return max(0, 1 - figure / promised).squareRoot() }
        // Nobody waits for a job without a deadline.
        guard context.workload.kind.hasTraffic else { return 1 }
        return min(1, fastest / figure)
    }

    private static func promise(_ workload: Workload) -> Double? {
        if workload.kind.hasTraffic {
            return workload.slo.p95Milliseconds ?? workload.slo.p99Milliseconds ?? workload.slo.p90Milliseconds
                ?? workload.slo.p50Milliseconds
        }
        return workload.job?.deadlineHours
    }

    /// Parts a team runs itself, lighter for a team that has the skill.
    static func operations(burden: Double) -> Double {
        max(0, 1 - burden / 10)
    }

    /// 0–10. A skill of 3 halves the burden; Kubernetes without a cluster and people adds to it.
    func operationsBurden(_ target: Target) -> Double {
        let team = context.workload.team
        let skill = Double(team.skills[target.skill] ?? (target.skill == "kubernetes" && team.kubernetes ? 2 : 1))
        let missing = target.skill == "kubernetes" && !team.kubernetes ? 1.5 : 0.0
        let cluster = target.skill == "kubernetes" && team.kubernetes ? 0.5 : 1.0
        return min(10, (Double(target.operations) + missing) * cluster * (1.25 - 0.25 * skill))
    }

    /// What could turn out wrong: thin evidence, old or uncited facts, one replica, interruptions, lock-in.
    func risk(_ evaluation: Evaluation) -> Double {
        max(0, 1 - evaluation.riskPoints)
    }
}
