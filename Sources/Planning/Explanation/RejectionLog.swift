import Domain

/// What was ruled out and why: counted for all, kept for the nearest miss of each target and device.
struct RejectionLog {
    struct Entry {
        let option: String
        let target: Target
        let device: String
        let violation: Violation
    }

    private(set) var counts: [String: Int] = [:]
    /// The nearest miss by target, and by target and device.
    private(set) var nearestByTarget: [String: Entry] = [:]
    private(set) var nearestByDevice: [String: Entry] = [:]
    /// Failures of whole platforms, all of them.
    private(set) var platforms: [Entry] = []

    mutating func count(_ constraint: String) {
        counts[constraint, default: 0] += 1
    }

    mutating func add(target: Target, _ violation: Violation) {
        count(violation.constraint)
        platforms.append(Entry(option: "\(target.provider)/\(target.name)", target: target, device: "", violation: violation))
    }

    mutating func add(target: Target, placement: Placement, option: String?, _ violation: Violation) {
        count(violation.constraint)
        let name = option ?? [placement.provider, placement.region, target.name, placement.name].joined(separator: "/")
        let device = placement.accelerator.map { placement.acceleratorCount == 1 ? $0.name : "" } ?? "cpu"
        let entry = Entry(option: name, target: target, device: device, violation: violation)
        keep(entry, in: &nearestByTarget, key: target.name)
        if !device.isEmpty { keep(entry, in: &nearestByDevice, key: device) }
    }

    private func keep(_ entry: Entry, in log: inout [String: Entry], key: String) {
        if let known = log[key], (known.violation.distance, known.option) <= (entry.violation.distance, entry.option) { return }
        log[key] = entry
    }

    /// One entry for each platform without a feasible option and each single device without one, nearest miss first.
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
        return entries.sorted {
            ($0.violation.distance, $0.option, $0.violation.constraint) < ($1.violation.distance, $1.option, $1.violation.constraint)
        }
    }
}
