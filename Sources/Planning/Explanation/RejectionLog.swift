import Domain

/// What was ruled out and why: counted for all, kept for the nearest miss of each target and device.
struct RejectionLog: Sendable {
    struct Entry: Sendable {
        let target: Target
        let placement: Placement?
        let candidate: Candidate?
        let violation: Violation

        /// The option's id as far as it goes: a platform, a machine on it, or a whole candidate.
        var option: String {
            if let candidate { return candidate.id }
            guard let placement else { return "\(target.provider)/\(target.name)" }
            return [placement.provider, placement.region, target.name, placement.name].joined(separator: "/")
        }
    }

    private(set) var counts: [String: Int] = [:]
    /// Every entry, and what was left out unexamined; nil unless somebody asks, since there are tens of thousands.
    private(set) var trace: [Entry]?
    private var nearestByTarget: [String: Entry] = [:]
    private var nearestByDevice: [String: Entry] = [:]
    /// Failures of whole platforms, all of them.
    private var platforms: [Entry] = []

    init(traces: Bool = false) {
        trace = traces ? [] : nil
    }

    mutating func count(_ constraint: String) {
        counts[constraint, default: 0] += 1
    }

    mutating func add(_ target: Target, _ violation: Violation) {
        count(violation.constraint)
        let entry = Entry(target: target, placement: nil, candidate: nil, violation: violation)
        platforms.append(entry)
        trace?.append(entry)
    }

    mutating func add(_ target: Target, _ placement: Placement, _ violation: Violation) {
        keep(Entry(target: target, placement: placement, candidate: nil, violation: violation))
    }

    mutating func add(_ candidate: Candidate, _ violation: Violation) {
        keep(
            Entry(target: candidate.target, placement: candidate.placement, candidate: candidate, violation: violation))
    }

    mutating func add(_ candidate: Candidate, _ violations: Violations) {
        for violation in violations.all { add(candidate, violation) }
    }

    /// Left out because another is at least as good; never counted, and remembered only for a trace.
    mutating func passOver(
        _ target: Target, _ placement: Placement? = nil, _ candidate: Candidate? = nil,
        because violation: @autoclosure () -> Violation
    ) {
        guard trace != nil else { return }
        trace?.append(Entry(target: target, placement: placement, candidate: candidate, violation: violation()))
    }

    /// Adds what another log has of other targets.
    mutating func append(_ other: RejectionLog) {
        counts.merge(other.counts, uniquingKeysWith: +)
        trace?.append(contentsOf: other.trace ?? [])
        platforms += other.platforms
        nearestByTarget.merge(other.nearestByTarget) { known, _ in known }
        for (device, entry) in other.nearestByDevice { keep(entry, in: &nearestByDevice, key: device) }
    }

    private mutating func keep(_ entry: Entry) {
        trace?.append(entry)
        count(entry.violation.constraint)
        keep(entry, in: &nearestByTarget, key: entry.target.name)
        guard let placement = entry.placement else { return }
        guard let accelerator = placement.accelerator else { return keep(entry, in: &nearestByDevice, key: "cpu") }
        // Shares and groups of devices are variations of the single device that people ask about.
        if placement.acceleratorCount == 1 { keep(entry, in: &nearestByDevice, key: accelerator.name) }
    }

    private func keep(_ entry: Entry, in log: inout [String: Entry], key: String) {
        if let known = log[key] {
            if known.violation.distance < entry.violation.distance { return }
            if known.violation.distance == entry.violation.distance, known.option <= entry.option { return }
        }
        log[key] = entry
    }

    /// One entry for each platform without a feasible option and each single device without one: platforms' own limits
    /// first, then the nearest misses, and last what was never meant for this kind of workload.
    func expected(feasible: [Evaluation]) -> [Entry] {
        let targets = Set(feasible.map(\.candidate.target.name))
        let devices = Set(feasible.map { $0.candidate.placement.accelerator?.name ?? "cpu" })
        var entries = platforms
        let named = Set(platforms.map(\.target.name))
        for (target, entry) in nearestByTarget where !targets.contains(target) && !named.contains(target) {
            entries.append(entry)
        }
        let listed = Set(entries.map(\.option))
        for (device, entry) in nearestByDevice where !devices.contains(device) && !listed.contains(entry.option) {
            entries.append(entry)
        }
        return
            entries
            .map { (entry: $0, surprise: Self.surprise($0.violation.constraint), option: $0.option) }
            .sorted {
                ($0.surprise, $0.entry.violation.distance, $0.option, $0.entry.violation.constraint)
                    < ($1.surprise, $1.entry.violation.distance, $1.option, $1.entry.violation.constraint)
            }
            .map(\.entry)
    }

    /// 0 for what a person would not have known; 2 for what nobody would have tried.
    private static func surprise(_ constraint: String) -> Int {
        switch constraint {
        case "kind", "runtime", "compute_capability", "burstable", "hardware": 2
        case "price", "evidence": 1
        default: 0
        }
    }
}
