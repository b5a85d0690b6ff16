import Capacity
import Domain

/// What could turn out otherwise, and what the figures leave out.
struct Cautions {
    let context: PlanningContext

    func of(_ evaluation: Evaluation) -> (lines: [String], facts: [any Fact]) {
        var lines: [String] = []
        var facts: [any Fact] = []
        let candidate = evaluation.candidate, sizing = evaluation.sizing, target = candidate.target
        if sizing.evidence == .modelled {
            lines.append("no measurement of this model backs the speed: measure before you rely on it")
        }
        if let latency = sizing.latency, let promised = context.workload.slo.p95Milliseconds, latency.p95High > promised
        {
            lines.append(
                "at the slow end of the estimate p95 is \(latency.p95High.threeDigits) ms, above the \(promised.plain) ms promised"
            )
        }
        if context.workload.kind == .online, target.zones == .own, sizing.machinesPeak < 2 {
            lines.append("a single machine: its failure or an update interrupts the service")
        }
        if let limit = context.limits[target, "default_max_instances"], let most = limit.value,
            Double(sizing.replicas.peak) > most
        {
            lines.append(
                "needs \(sizing.replicas.peak) replicas; \(target.title) allows \(most.plain) until the quota is raised"
            )
            facts.append(limit)
        }
        if let limit = context.limits[target, "default_max_request"], let bytes = limit.bytes,
            let traffic = context.workload.traffic,
            traffic.requestKilobytes * 1000 > bytes
        {
            lines.append(
                "requests of \((traffic.requestKilobytes / 1000).threeDigits) MB need the default limit of \(limit.words) raised"
            )
            facts.append(limit)
        }
        if let limit = context.limits[target, "default_request_timeout"], let seconds = limit.seconds,
            (sizing.latency?.p99 ?? 0) / 1000 > seconds
        {
            lines.append("requests may take longer than the default time limit of \(limit.words): raise it")
            facts.append(limit)
        }
        if sizing.scalesToZero, context.workload.kind == .online, let cold = sizing.coldStartSeconds,
            sizing.probabilityCold > 0.001
        {
            lines.append("the first request after a pause waits about \(cold.threeDigits) s")
        }
        if sizing.headroom >= LoadProfile.mostGrowth {
            lines.append("load rises faster than machines start: schedule more of them ahead of the rise")
        } else if sizing.headroom > 1.05, sizing.replicas.peak > sizing.replicas.min {
            lines.append(
                "set the autoscaler \(((1 - 1 / sizing.headroom) * 100).rounded().plain) % lower than the peak needs: load rises that much while a machine starts, and the bill counts it"
            )
        }
        if sizing.coldStartSeconds == nil { lines.append("how long a new replica takes to start is not known") }
        if candidate.placement.sharesDevice {
            lines.append("a share of a GPU needs the vendor's virtual GPU driver, and its speed is taken as that share")
        }
        if candidate.placement.purchase == .spot {
            lines.append("spot machines are taken back at short notice: keep checkpoints or spare capacity")
        }
        if evaluation.bill.lines.contains(where: { ($0.facts.first as? ServicePrice)?.freeQuantity ?? 0 > 0 }) {
            lines.append("counts free quantities that the whole account shares: other services may use them up")
        }
        let stale = evaluation.bill.lines.compactMap { line in
            line.facts.first.flatMap { Age.days($0.provenance.asOf, until: context.snapshot.today) }
        }.max()
        if let stale, stale > context.assumptions[.staleAfterDays] {
            lines.append("the oldest price is \(stale.plain) days old: check it before you commit")
        }
        return (lines + evaluation.bill.cautions + sizing.notes, facts)
    }
}
