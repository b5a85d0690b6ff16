import Domain

/// The workload with one demand loosened, and how to read off what the demand would have had to be.
struct Loosening {
    let key: String
    let from: String
    /// Looser and looser, never empty: the first that is feasible counts.
    let changes: [(inout Workload) -> Void]
    /// The least change that the option found asks for, and how large it is against what was asked.
    let reached: (DeploymentOption) -> (value: String, distance: Double)

    /// Changes of a word come after any change of a figure that is less than this many times.
    private static let word = 1000.0
    /// Steps by which a promise is loosened before it is taken away.
    private static let steps = [1.2, 2, 5]

    /// The workload with one of the changes, the loosest unless another is named.
    func applied(to workload: Workload, step: Int? = nil) -> Workload {
        var loosened = workload
        changes[step ?? changes.count - 1](&loosened)
        return loosened
    }

    /// Demands that are words: lists, and what accuracy allows.
    static func words(_ workload: Workload) -> [Loosening] {
        lists(workload) + precisions(workload)
    }

    static func figures(_ workload: Workload) -> [Loosening] {
        var all: [Loosening] = []
        func add(
            _ key: String, _ path: WritableKeyPath<Workload, Double?>, _ read: @escaping (DeploymentOption) -> Double?
        ) {
            guard let asked = workload[keyPath: path] else { return }
            let looser = (steps.map { Optional(asked * $0) } + [nil]).map { value in
                { (workload: inout Workload) in workload[keyPath: path] = value }
            }
            all.append(
                Loosening(key: key, from: asked.plain, changes: looser) { option in
                    guard let reached = read(option) else { return ("none", word) }
                    return (reached.threeDigits, max(reached, asked) / max(min(reached, asked), 1e-9))
                })
        }
        add("slo.p50_ms", \.slo.p50Milliseconds) { $0.latencyMilliseconds?.p50 }
        add("slo.p90_ms", \.slo.p90Milliseconds) { $0.latencyMilliseconds?.p90 }
        add("slo.p95_ms", \.slo.p95Milliseconds) { $0.latencyMilliseconds?.p95 }
        add("slo.p99_ms", \.slo.p99Milliseconds) { $0.latencyMilliseconds?.p99 }
        add("slo.ttft_p95_ms", \.slo.firstTokenP95Milliseconds) { $0.firstTokenP95Milliseconds }
        add("slo.tpot_p95_ms", \.slo.perTokenP95Milliseconds) { $0.perTokenP95Milliseconds }
        add("slo.max_cold_start_s", \.slo.maxColdStartSeconds) { $0.coldStartSeconds }
        if workload.job?.deadlineHours != nil {
            add("job.deadline_hours", \.jobDeadline) { $0.durationHours?.mean }
        }
        if let promised = workload.slo.availabilityPercent {
            let looser = [99.95, 99.9, 99.5, nil].filter { $0 ?? 0 < promised }.map { value in
                { (workload: inout Workload) in workload.slo.availabilityPercent = value }
            }
            all.append(
                Loosening(key: "slo.availability", from: promised.plain, changes: looser) { _ in ("less", word) })
        }
        if let most = workload.constraints.maxMonthlyUSD {
            all.append(
                Loosening(
                    key: "constraints.max_monthly_usd", from: most.dollars.plain,
                    changes: [{ $0.constraints.maxMonthlyUSD = nil }]
                ) { option in
                    let cost = option.cost.total.dollars
                    return (cost.rounded(.up).plain, cost / max(most.dollars, 0.01))
                })
        }
        return all
    }

    private static func lists(_ workload: Workload) -> [Loosening] {
        var all: [Loosening] = []
        func add(
            _ key: String, _ from: [String], _ change: @escaping (inout Constraints) -> Void,
            _ read: @escaping (DeploymentOption) -> String
        ) {
            guard !from.isEmpty else { return }
            all.append(
                Loosening(
                    key: "constraints.\(key)", from: from.joined(separator: ", "),
                    changes: [{ change(&$0.constraints) }]
                ) { (read($0), word) })
        }
        let constraints = workload.constraints
        add("regions", constraints.regions, { $0.regions = [] }) { $0.region }
        add("residency", constraints.residency.map { [$0] } ?? [], { $0.residency = nil }) { _ in "any" }
        add("providers", constraints.providers, { $0.providers = [] }) { $0.provider }
        add("targets", constraints.targets, { $0.targets = [] }) { $0.target }
        add("exclude_targets", constraints.excludeTargets, { $0.excludeTargets = [] }) { _ in "none" }
        add("accelerators", constraints.accelerators, { $0.accelerators = [] }) { $0.accelerator?.name ?? "none" }
        if constraints.accelerator != .allowed {
            add("accelerator", [constraints.accelerator.rawValue], { $0.accelerator = .allowed }) { _ in "allowed" }
        }
        let others = Set(Purchase.allCases).subtracting(constraints.purchase).sorted()
        if !others.isEmpty {
            add("purchase", constraints.purchase.map(\.rawValue), { $0.purchase += others }) { $0.purchase.rawValue }
        }
        return all
    }

    /// Work that no endpoint carries may go through a queue, or be a job.
    static func kinds(_ workload: Workload) -> [Loosening] {
        guard workload.kind == .online else { return [] }
        var ways: [(inout Workload) -> Void] = [{ $0.kind = .async }]
        if let traffic = workload.traffic, traffic.tokensOut == nil {
            ways.append { job in
                job.kind = .batch
                job.traffic = nil
                job.job = .init(items: max(1, traffic.averageRPS * 86_400), deadlineHours: 24, runsPerMonth: 30)
                job.slo = ServiceLevel()
            }
        }
        return [
            Loosening(key: "kind", from: "online", changes: ways) { option in
                (option.durationHours == nil ? "async" : "batch, once a day", word)
            }
        ]
    }

    private static func precisions(_ workload: Workload) -> [Loosening] {
        let usual: [Precision] = workload.kind == .training ? [.amp, .bf16] : [.fp16, .bf16, .int8]
        let lower = usual.filter { !workload.model.precisions.contains($0) }
        guard !lower.isEmpty else { return [] }
        let from = workload.model.precisions.map(\.rawValue).joined(separator: ", ")
        return [
            Loosening(key: "model.precisions", from: from, changes: [{ $0.model.precisions += lower }]) {
                ($0.precision.rawValue, word)
            }
        ]
    }
}

extension Workload {
    /// The deadline where there is a job, for a key path of one kind.
    fileprivate var jobDeadline: Double? {
        get { job?.deadlineHours }
        set { job?.deadlineHours = newValue }
    }
}
