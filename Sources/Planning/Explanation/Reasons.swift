import Domain

/// Why an option is good, in the figures that say so.
struct Reasons {
    let context: PlanningContext
    private let compared: Int
    /// The cheapest bill of each target.
    private let cheapest: [String: USD]

    init(context: PlanningContext, evaluations: [Evaluation]) {
        self.context = context
        compared = evaluations.count
        cheapest = Dictionary(evaluations.map { ($0.candidate.target.name, $0.total) }, uniquingKeysWith: min)
    }

    func of(_ evaluation: Evaluation) -> [String] {
        var lines: [String] = []
        let sizing = evaluation.sizing
        if let cost = costReason(evaluation) { lines.append(cost) }
        if let latency = latencyReason(evaluation) { lines.append(latency) }
        if sizing.scalesToZero, context.workload.kind.hasTraffic, sizing.machinesAverage.mean < 0.9 {
            lines.append(
                "scales to zero: idle time costs nothing, and "
                    + (sizing.probabilityCold < 0.0005
                        ? "almost no request starts"
                        : "\((sizing.probabilityCold * 100).threeDigits) % of requests start")
                    + " cold")
        }
        if sizing.preprocessingIsBottleneck, evaluation.candidate.placement.onAccelerator {
            lines.append(
                "its CPU is the limit: decoding and resizing, not the model, decides how much a replica carries")
        } else if sizing.batch > 1, !context.isLLM {
            lines.append(
                "batches of up to \(sizing.batch) make \(sizing.throughputPerReplica.mean.threeDigits) items/s a replica"
            )
        }
        if context.workload.team.skills[evaluation.candidate.target.skill] ?? 0 >= 2 {
            lines.append("the team knows \(evaluation.candidate.target.skill)")
        }
        if evaluation.candidate.target.skill == "kubernetes", context.workload.team.kubernetes {
            lines.append("the team has a cluster and people who run it")
        }
        return lines
    }

    private func costReason(_ evaluation: Evaluation) -> String? {
        if evaluation.total == cheapest.values.min() {
            return compared == 1
                ? "the only option that meets the constraints"
                : "the cheapest of \(compared) options that meet the constraints"
        }
        let others = cheapest.filter { $0.key != evaluation.candidate.target.name }
        guard let rival = others.values.min()?.dollars, rival > 0 else { return nil }
        let ratio = evaluation.costUSD / rival
        return ratio < 1
            ? "costs \((100 * (1 - ratio)).rounded().plain) % less than the cheapest on another target" : nil
    }

    private func latencyReason(_ evaluation: Evaluation) -> String? {
        if let duration = evaluation.sizing.durationHours, let deadline = context.workload.job?.deadlineHours {
            return
                "done in \(duration.mean.threeDigits) h of the \(deadline.plain) h allowed, on \(evaluation.sizing.workers) machine\(evaluation.sizing.workers == 1 ? "" : "s")"
        }
        if let first = evaluation.sizing.firstTokenP95, let each = evaluation.sizing.perTokenP95,
            let firstPromised = context.slo.firstTokenP95Milliseconds,
            let eachPromised = context.slo.perTokenP95Milliseconds
        {
            return
                "first token within \(first.threeDigits) ms of \(firstPromised.plain) ms, then \(each.threeDigits) ms of \(eachPromised.plain) ms a token, at \(context.workload.traffic?.peakRPS.threeDigits ?? "") requests/s"
                + (evaluation.sizing.rehearsal.map { "; holds in a replay of the busiest hour" + added($0) } ?? "")
        }
        guard let latency = evaluation.sizing.latency, let promised = context.workload.slo.p95Milliseconds else {
            return nil
        }
        let rate = context.workload.traffic?.peakRPS.threeDigits ?? ""
        guard let rehearsal = evaluation.sizing.rehearsal else {
            return "p95 \(latency.p95.threeDigits) ms of the \(promised.plain) ms promised at \(rate) requests/s"
        }
        return
            "holds p95 \(latency.p95.threeDigits) of \(promised.plain) ms in a replay of the busiest hour, \(rate) requests/s"
            + added(rehearsal)
    }

    private func added(_ rehearsal: RehearsedHour) -> String {
        guard rehearsal.added > 0 else { return "" }
        let machines = rehearsal.added == 1 ? "1 more machine" : "\(rehearsal.added) more machines"
        return ", on \(machines) than the queue's formula asks for"
    }
}
