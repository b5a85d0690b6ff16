import Domain

/// The stored facts that a roofline needs.
///
/// A class since every prediction hands it on.
final class RooflineContext: Sendable {
    let table: EfficiencyTable
    let expectations: Expectations
    let accelerators: [String: Accelerator]
    let cpus: [String: CPU]
    private let nameless: [String: NamelessCPU]
    private let density: [String: Double]
    /// By kind of device.
    private let energy: [String: Double]

    init(efficiencies: [Efficiency], accelerators: [String: Accelerator], cpus: [String: CPU]) {
        table = EfficiencyTable(efficiencies)
        expectations = Expectations(table)
        self.accelerators = accelerators
        self.cpus = cpus
        nameless = Dictionary(grouping: cpus.values, by: \.architecture).compactMapValues { NamelessCPU($0) }
        density = efficiencies.reduce(into: [:]) {
            if $1.parameter == .activationDensity { $0[$1.task] = $0[$1.task] ?? $1.typical }
        }
        energy = efficiencies.reduce(into: [:]) {
            if $1.parameter == .energyPicojoules { $0[$1.architecture] = $0[$1.architecture] ?? $1.typical }
        }
    }

    private func rates(_ accelerator: Accelerator, size: Double, _ precision: Precision) -> DeviceRates? {
        DeviceRates(accelerator, size: size, precision: precision, energy: energy[accelerator.kind.rawValue])
    }

    func activationsMillions(gigaflops: Double, task: String) -> Double {
        gigaflops * (density[task] ?? density["*"] ?? 0)
    }

    /// Of a measurement's hardware; a processor's count is of sockets.
    func rates(named name: String, count: Double, precision: Precision) -> DeviceRates? {
        if let accelerator = accelerators[name] {
            return rates(accelerator, size: count, precision)
        }
        guard let cpu = cpus[name], let cores = cpu.cores else { return nil }
        return DeviceRates(cpu, cores: Double(cores) * count, precision: precision)
    }

    func rates(_ hardware: Hardware, precision: Precision) -> DeviceRates? {
        switch hardware {
        case .accelerator(let accelerator, let share, let count):
            return rates(accelerator, size: min(share, 1) * Double(count), precision)
        case .cpu(let cpu?, let architecture, let vcpus):
            let cores = vcpus / Double(max(cpu.threadsPerCore, 1))
            return DeviceRates(cpu, cores: cores, precision: precision)
                ?? nameless[architecture]?.rates(architecture: architecture, vcpus: vcpus)
        case .cpu(nil, let architecture, let vcpus):
            return nameless[architecture]?.rates(architecture: architecture, vcpus: vcpus)
        }
    }
}
