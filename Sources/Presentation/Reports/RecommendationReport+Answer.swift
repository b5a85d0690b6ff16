import Domain

extension RecommendationReport {
    func answer(_ winner: DeploymentOption) -> [Block] {
        var headline = "\(names.place(winner)) — \(Money.short(winner.cost.total))/month"
        if let promise = promise(winner) { headline += ", " + promise }
        return [.headline(headline), .text(configuration(winner) + " " + standing(winner))]
    }

    /// The figure that the workload's promise is about: `p95 43 ms of 100 ms`, `done in 3.2 h of 8 h`.
    private func promise(_ option: DeploymentOption) -> String? {
        if let duration = option.durationHours {
            let limit = workload.job?.deadlineHours.map { " of " + TimeSpan.hours($0) } ?? ""
            return "done in \(TimeSpan.hours(duration.mean))\(limit)"
        }
        let slo = workload.slo
        let latency = option.latencyMilliseconds
        let promises: [(name: String, limit: Double?, actual: Double?)] = [
            ("TTFT p95", slo.firstTokenP95Milliseconds, option.firstTokenP95Milliseconds),
            ("TPOT p95", slo.perTokenP95Milliseconds, option.perTokenP95Milliseconds),
            ("p95", slo.p95Milliseconds, latency?.p95), ("p99", slo.p99Milliseconds, latency?.p99),
            ("p90", slo.p90Milliseconds, latency?.p90), ("p50", slo.p50Milliseconds, latency?.p50),
        ]
        let kept = promises.compactMap { promise -> String? in
            guard let limit = promise.limit, let actual = promise.actual else { return nil }
            return "\(promise.name) \(TimeSpan.milliseconds(actual)) of \(TimeSpan.milliseconds(limit))"
        }
        if !kept.isEmpty { return kept.prefix(2).joined(separator: ", ") }
        return latency.map { "p95 \(TimeSpan.milliseconds($0.p95))" }
    }

    private func configuration(_ option: DeploymentOption) -> String {
        var parts: [String] = []
        if let accelerator = option.accelerator, option.instanceType != nil { parts.append(accelerator.text) }
        let version = option.runtime.version.map { " " + $0 } ?? ""
        parts.append("\(option.runtime.name)\(version) at \(option.precision.rawValue)")
        parts.append("batch \(option.batchSize)")
        parts.append(replicas(option))
        if let coldStart = option.coldStartSeconds { parts.append("cold start \(TimeSpan.seconds(coldStart))") }
        return parts.joined(separator: ", ") + "."
    }

    func replicas(_ option: DeploymentOption) -> String {
        let replicas = option.replicas
        guard replicas.min != replicas.peak else { return Number.count(replicas.peak, "replica") }
        return "\(replicas.min)–\(replicas.peak) replicas (\(Number.short(replicas.average)) on average)"
    }

    private func standing(_ winner: DeploymentOption) -> String {
        let compared = recommendation.optionsCompared
        let score = "Score \(Number.fixed(winner.score.total, decimals: 2))"
        guard compared > 1 else { return "\(score); the only feasible option." }
        return "\(score), best of \(Number.count(compared, "feasible option")); "
            + "first in \(Number.percent(winner.winProbability)) of draws from the figures' intervals."
    }

    func reasons(_ winner: DeploymentOption) -> [Block] {
        let shown = detail == .summary ? Array(winner.reasons.prefix(4)) : winner.reasons
        return shown.isEmpty ? [] : [.items(shown)]
    }

    func cautions(_ winner: DeploymentOption, limit: Int) -> [Block] {
        let notes = recommendation.notes + precisionNote
        let all = notes + winner.cautions.filter { !notes.contains($0) }
        guard !all.isEmpty else { return [] }
        var shown = Array(all.prefix(limit))
        if all.count > limit { shown.append("\(all.count - limit) more with --explain") }
        return [.heading("Mind"), .items(shown)]
    }

    /// What somebody who did not think of precisions gives away.
    private var precisionNote: [String] {
        let model = recommendation.workload.model
        guard model.precisions == [.fp32], recommendation.workload.kind != .training else { return [] }
        return ["fp32 alone is allowed: with --precisions fp16,fp32, where accuracy allows it, faster options compete"]
    }
}
