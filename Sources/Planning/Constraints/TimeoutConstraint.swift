import Domain

/// How long a platform lets a request run.
struct TimeoutConstraint {
    let context: PlanningContext

    func violation(_ target: Target, milliseconds: Double) -> Violation? {
        // Workers that take requests from a queue have no load balancer in front that could lose patience.
        if context.workload.kind == .async, target.loadBalancer != nil { return nil }
        guard let limit = context.limits[target, "max_request_timeout"], let seconds = limit.seconds,
            milliseconds / 1000 > seconds
        else { return nil }
        return Violation(
            constraint: "max_request_timeout", required: "\((milliseconds / 1000).threeDigits) s for one request",
            actual: "\(target.title) ends a request after \(limit.words)", facts: [limit],
            distance: milliseconds / 1000 / seconds)
    }
}
