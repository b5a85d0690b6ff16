import Capacity
import Domain

/// What holds for the whole answer.
struct Notes {
    let context: PlanningContext

    var lines: [String] {
        let constraints = context.workload.constraints
        var lines: [String] = []
        if constraints.regions.isEmpty {
            lines.append(
                "no region was given: each option is in the cheapest region allowed, and the way to the users is not counted"
            )
        }
        if context.workload.kind == .online, context.workload.slo.percentiles.isEmpty,
            context.workload.slo.firstTokenP95Milliseconds == nil
        {
            let limit =
                context.isLLM
                ? "\((context.assumptions[.interactiveFirstTokenMilliseconds] / 1000).plain) s to the first token and \(context.assumptions[.interactivePerTokenMilliseconds].plain) ms for each one after it"
                : "\((context.assumptions[.interactiveP95Milliseconds] / 1000).plain) s"
            lines.append("no latency was promised: an answer is taken to be of use within \(limit)")
        }
        if context.isLLM, context.model.transformer == nil {
            lines.append("the model's layers and heads are not known: its key–value cache is taken at its largest")
        }
        if let profile = context.profile, let hour = profile.hourlyRPS.max(), hour < profile.peakRPS * 0.99 {
            lines.append(
                "the peak is so rare beside the average that no hour of a week holds it: the bill counts the average alone"
            )
        }
        let regions = Set(context.snapshot.regions.map(\.region))
        lines += constraints.regions.filter { !regions.contains($0) }.map { "the store knows no region \($0)" }
        return lines
    }
}
