import Domain
import Prediction

/// Finds hardware by any name that public sources give it: an accelerator, a processor, or a machine type that has one.
struct HardwareBook {
    private let facts: PerformanceFacts
    private let instances: [String: Instance]

    init(_ facts: PerformanceFacts) {
        self.facts = facts
        // Sorted, so that of two providers' types of one name the same is found each time.
        let sorted = facts.instances.sorted { ($0.type, $0.provider) < ($1.type, $1.provider) }
        instances = Dictionary(sorted.map { ($0.type.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Parameters:
    ///   - count: accelerators that work together, or sockets; nil where the name says it or one is meant.
    ///   - cores: of a processor, where not all of them work.
    /// - Throws: `.notFound` for a name that nobody has; `.badData` where the store lacks what it needs of it.
    func choose(_ spelled: String, count: Int?, cores: Double?) throws(BerthError) -> HardwareChoice {
        if let known = try known(spelled, count: count, cores: cores) { return known }
        throw BerthError(
            .notFound, "there is no hardware '\(spelled)'", hints: [hint(Self.multiple(spelled).1)])
    }

    /// As `choose`; nil for a name that nobody has, without a search for the name that was meant.
    func known(_ spelled: String, count: Int?, cores: Double?) throws(BerthError) -> HardwareChoice? {
        let (several, bare) = Self.multiple(spelled)
        let count = count ?? several
        if let instance = instances[bare.lowercased()] { return try choose(instance, count: count, cores: cores) }
        let name = facts.spellings.name(bare, .hardware) ?? withoutForm(bare)
        if let name, let accelerator = facts.accelerators[name] {
            try refuse(cores, of: name)
            return HardwareChoice(
                name: name, kind: accelerator.kind, instance: nil,
                hardware: .accelerator(accelerator, share: 1, count: 1), count: 1, memoryGiB: accelerator.memoryGiB
            ).with(count: count ?? 1)
        }
        guard let name, let cpu = facts.cpus[name] else { return nil }
        return try choose(cpu, sockets: count ?? 1, cores: cores)
    }

    private func choose(_ cpu: CPU, sockets: Int, cores: Double?) throws(BerthError) -> HardwareChoice {
        guard let all = cpu.cores ?? cores.map({ Int($0) }) else {
            throw BerthError(
                .badData, "nothing says how many cores \(cpu.name) has", hints: ["name a machine type that has it"])
        }
        let working = cores ?? Double(all * sockets)
        return HardwareChoice(
            name: cpu.name, kind: .cpu, instance: nil,
            hardware: .cpu(cpu, architecture: cpu.architecture, vcpus: working * Double(max(cpu.threadsPerCore, 1))),
            count: sockets, memoryGiB: nil)
    }

    private func choose(_ instance: Instance, count: Int?, cores: Double?) throws(BerthError) -> HardwareChoice {
        if let name = instance.accelerator, let accelerator = facts.accelerators[name] {
            try refuse(cores, of: name)
            let share = min(1, instance.acceleratorCount), most = max(1, Int(instance.acceleratorCount))
            if let count, count > most {
                throw BerthError(
                    .badData, "\(instance.type) has \(most) \(name), not \(count)",
                    hints: ["name a larger machine type, or the accelerator itself with --count \(count)"])
            }
            return HardwareChoice(
                name: name, kind: accelerator.kind, instance: instance,
                hardware: .accelerator(accelerator, share: share, count: 1), count: 1,
                memoryGiB: instance.acceleratorMemoryGiB ?? accelerator.memoryGiB * share
            ).with(count: count ?? 1)
        }
        let cpu = instance.cpu.flatMap { facts.cpus[$0] }
        let threads = Double(max(cpu?.threadsPerCore ?? 1, 1))
        return HardwareChoice(
            name: instance.cpu ?? "unnamed \(instance.architecture) processor", kind: .cpu, instance: instance,
            hardware: .cpu(
                cpu, architecture: instance.architecture,
                vcpus: min(instance.vcpu, cores.map { $0 * threads } ?? instance.vcpu)), count: 1,
            memoryGiB: instance.memoryGiB)
    }

    private func refuse(_ cores: Double?, of accelerator: String) throws(BerthError) {
        guard cores != nil else { return }
        throw BerthError(.usage, "--cores is of processors, and \(accelerator) is none")
    }

    private func hint(_ spelled: String) -> String {
        if let near = facts.spellings.nearest(to: spelled, .hardware) ?? nearest(to: spelled, among: instances.keys) {
            return "did you mean '\(near)'?"
        }
        return "berth facts accelerators, cpus and instances list what there is"
    }

    /// `8x NVIDIA A100` and `NVIDIA A100 x8`: how many, and of what.
    private static func multiple(_ spelled: String) -> (Int?, String) {
        let words = spelled.split(separator: " ")
        func number(_ word: Substring?, _ drop: (Substring) -> Substring?) -> Int? {
            word.flatMap(drop).flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        }
        guard words.count > 1 else { return (nil, spelled) }
        let first = words[0].lowercased(), last = words[words.count - 1].lowercased()
        if first.hasSuffix("x"), let count = Int(first.dropLast()), count > 0 {
            return (count, words.dropFirst().joined(separator: " "))
        }
        if last.hasPrefix("x"), let count = Int(last.dropFirst()), count > 0 {
            return (count, words.dropLast().joined(separator: " "))
        }
        return (nil, spelled)
    }

    /// `L40S-PCIe-48GB`: a form and a size that the store's name does without. The size must be the device's.
    private func withoutForm(_ spelled: String) -> String? {
        let words = spelled.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "+") }
        let kept = words.filter { !Self.forms.contains($0) && Self.gigabytes($0) == nil }
        guard kept.count < words.count,
            let name = facts.spellings.name(kept.joined(separator: " "), .hardware),
            let accelerator = facts.accelerators[name]
        else { return nil }
        let sizes = words.compactMap { Self.gigabytes($0) }
        return sizes.allSatisfy { abs($0 - accelerator.memoryGiB) <= accelerator.memoryGiB * 0.1 } ? name : nil
    }

    private static let forms: Set<Substring> = [
        "pcie", "sxm", "sxm2", "sxm3", "sxm4", "sxm5", "sxm6", "oam", "hbm2", "hbm2e", "hbm3", "hbm3e", "gddr6",
        "gddr6x",
    ]

    private static func gigabytes(_ word: Substring) -> Double? {
        ["gb", "gib", "g"].lazy.compactMap { unit in word.hasSuffix(unit) ? Double(word.dropLast(unit.count)) : nil }
            .first
    }
}
