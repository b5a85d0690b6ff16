import Capacity
import Domain

/// Replays the busiest hour of the options that could win, before anybody is told of them.
///
/// A closed form picks them out of hundreds; the simulation has the last word on their percentiles. Where it says that a
/// promise would be broken, machines are added until it holds. docs/planning.md, "Rehearsal".
struct Rehearsal {
    /// Options at the top of the answer that are replayed.
    static let finalists = 4
    /// Rounds of replaying and scoring anew; a finalist that fell makes room for another.
    static let rounds = 6
    /// Machines are added so many times.
    private static let attempts = 6

    let context: PlanningContext
    private var known: [Key: BusyHour] = [:]

    private struct Key: Hashable {
        let hardware: String
        let batch: Int
        let machines: Int
    }

    init(_ context: PlanningContext) {
        self.context = context
    }

    /// The evaluation with replayed percentiles, on more machines where that took them; nil where no number of machines
    /// tried keeps the promises, which the evaluator then has on record.
    mutating func rehearsed(_ evaluation: Evaluation, _ evaluator: inout Evaluator) -> Evaluation? {
        var current = evaluation
        for attempt in 0..<Self.attempts {
            guard let model = current.sizing.replay else { return current }
            let machines = model.carryingMachines
            let hour = busyHour(current, model, machines: machines)
            guard let broken = violation(hour, current) else {
                current.take(hour, added: machines - (evaluation.sizing.replay?.carryingMachines ?? machines))
                return current
            }
            guard attempt < Self.attempts - 1 else {
                evaluator.reject(current, broken)
                return nil
            }
            let more = machines + max(1, machines / 8)
            guard let grown = evaluator.grown(current, servers: more * model.fleet.replicasPerMachine) else {
                return nil
            }
            current = grown
        }
        return current
    }

    /// Whether the same machines with the same work were replayed for another option.
    func knows(_ evaluation: Evaluation) -> Bool {
        evaluation.sizing.replay.map { known[key(evaluation, machines: $0.carryingMachines)] != nil } ?? false
    }

    private mutating func busyHour(_ evaluation: Evaluation, _ model: ReplayModel, machines: Int) -> BusyHour {
        let key = key(evaluation, machines: machines)
        if let known = known[key] { return known }
        let hour = BusyHour(
            model, requestsPerSecond: context.workload.traffic?.peakRPS ?? 0, machines: machines,
            responseSeconds: (evaluation.sizing.latency?.p50 ?? 0) / 1000)
        known[key] = hour
        return hour
    }

    private func key(_ evaluation: Evaluation, machines: Int) -> Key {
        let candidate = evaluation.candidate, placement = candidate.placement, sizing = evaluation.sizing
        return Key(
            hardware: [
                placement.provider, placement.name, placement.isOwnNode ? "node" : "managed", candidate.runtime.name,
                candidate.precision.rawValue, String(sizing.devicesPerReplica),
            ].joined(separator: "/"),
            batch: sizing.batch, machines: machines)
    }

    private func violation(_ hour: BusyHour, _ evaluation: Evaluation) -> Violation? {
        let slo = context.slo
        var checks: [(key: String, promised: Double, actual: Double)] = slo.percentiles.map {
            ($0.key, $0.milliseconds, hour.latency.seconds(Double($0.percentile) / 100) * 1000)
        }
        if context.isLLM {
            if let promised = slo.firstTokenP95Milliseconds {
                checks.append(("slo.ttft_p95_ms", promised, hour.firstToken.seconds(0.95) * 1000))
            }
            if let promised = slo.perTokenP95Milliseconds {
                checks.append(("slo.tpot_p95_ms", promised, hour.perToken.seconds(0.95) * 1000))
            }
        }
        guard let worst = checks.max(by: { $0.actual / $0.promised < $1.actual / $1.promised }),
            worst.actual > worst.promised
        else { return nil }
        return Violation(
            constraint: worst.key, required: "at most \(worst.promised.plain) ms",
            actual: "\(worst.actual.threeDigits) ms in a replay of the busiest hour",
            facts: evaluation.sizing.basedOn.prefix(3).map { $0 }, distance: worst.actual / worst.promised)
    }
}
