import Domain

/// What a platform as a whole fails, before any of its hardware is looked at.
struct TargetConstraints {
    let context: PlanningContext

    private var workload: Workload { context.workload }

    /// Whether the workload's own lists leave the target out; nobody expects an answer about those.
    func exclusion(of target: Target) -> String? {
        let constraints = workload.constraints
        if !constraints.targets.isEmpty, !constraints.targets.contains(target.name) { return "constraints.targets" }
        if constraints.excludeTargets.contains(target.name) { return "constraints.exclude_targets" }
        if !constraints.providers.isEmpty, !constraints.providers.contains(target.provider) {
            return "constraints.providers"
        }
        return nil
    }

    func violations(of target: Target) -> [Violation] {
        [kind(target), accelerator(target), payload(target), availability(target)].compactMap { $0 }
            + response(target)
    }

    private func kind(_ target: Target) -> Violation? {
        guard !target.kinds.contains(workload.kind) else { return nil }
        return Violation(
            constraint: "kind", required: workload.kind.rawValue,
            actual: "serves " + target.kinds.map(\.rawValue).sorted().joined(separator: ", "), facts: [target])
    }

    private func accelerator(_ target: Target) -> Violation? {
        let constraints = workload.constraints
        guard constraints.needsAccelerator else { return nil }
        let limit = context.limits[target, "max_gpus"]
        let facts: [any Fact] = [target] + (limit.map { [$0] } ?? [])
        if target.accelerators == .none {
            return Violation(
                constraint: "accelerator", required: constraints.accelerators.first ?? "a GPU",
                actual: "\(target.title) has no GPUs: unsupported", facts: facts)
        }
        if !constraints.accelerators.isEmpty, !constraints.accelerators.contains(where: target.accelerators.allows) {
            return Violation(
                constraint: "constraints.accelerators", required: constraints.accelerators.joined(separator: " or "),
                actual: "not among the GPUs that \(target.title) offers", facts: facts)
        }
        return nil
    }

    private func payload(_ target: Target) -> Violation? {
        size(target, limit: "max_request", kilobytes: workload.traffic?.requestKilobytes, key: "traffic.request_kb")
    }

    private func response(_ target: Target) -> [Violation] {
        let response = size(
            target, limit: "max_response", kilobytes: workload.traffic?.responseKilobytes, key: "traffic.response_kb")
        return response.map { [$0] } ?? []
    }

    private func size(_ target: Target, limit name: String, kilobytes: Double?, key: String) -> Violation? {
        guard let kilobytes, let limit = context.limits[target, name], let allowed = limit.bytes,
            kilobytes * 1000 > allowed
        else { return nil }
        return Violation(
            constraint: name, required: "\((kilobytes / 1000).plain) MB (\(key))",
            actual: "\(target.title) takes at most \(limit.words)", facts: [limit],
            distance: kilobytes * 1000 / allowed)
    }

    private func availability(_ target: Target) -> Violation? {
        guard let promised = workload.slo.availabilityPercent, workload.kind.hasTraffic else { return nil }
        guard let offered = target.availabilityPercent else {
            // Two zones make a cluster of one's own good for a modest promise, and nobody vouches for more.
            guard promised > context.assumptions[.twoZonesFromPercent] else { return nil }
            return Violation(
                constraint: "slo.availability", required: "\(promised.plain) %",
                actual: "nobody promises anything for \(target.title)", facts: [target])
        }
        guard offered < promised else { return nil }
        return Violation(
            constraint: "slo.availability", required: "\(promised.plain) %",
            actual: "\(target.title) promises \(offered.plain) %", facts: [target],
            distance: (100 - offered) / max(100 - promised, 1e-9))
    }
}
