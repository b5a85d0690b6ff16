public import Domain
public import Prediction

/// Hardware that was asked for by name.
public struct HardwareChoice: Sendable {
    /// The store's name of the device or processor.
    public let name: String
    public let kind: Device
    /// The machine type, where one was named.
    public let instance: Instance?
    public let hardware: Hardware
    /// Accelerators that work together, or sockets.
    public let count: Int
    /// Of all devices, or of the machine; nil where nobody says.
    public let memoryGiB: Double?

    /// The same devices, more of them.
    func with(count: Int) -> HardwareChoice {
        guard case .accelerator(let accelerator, let share, _) = hardware else { return self }
        return HardwareChoice(
            name: name, kind: kind, instance: instance,
            hardware: .accelerator(accelerator, share: share, count: count), count: count,
            memoryGiB: accelerator.memoryGiB * share * Double(count))
    }

    /// The most devices that may work together: those of the machine type, or of the usual machine of eight.
    var most: Int {
        guard case .accelerator(_, let share, _) = hardware, share >= 1 else { return 1 }
        return instance.map { Int($0.acceleratorCount) } ?? 8
    }

    /// The accelerator's generation or the processor's microarchitecture.
    var architecture: String? {
        switch hardware {
        case .accelerator(let accelerator, _, _): accelerator.architecture
        case .cpu(let cpu, _, _): cpu?.microarchitecture
        }
    }

    /// Of a processor: those that work.
    public var cores: Double? {
        guard case .cpu(let cpu, _, let vcpus) = hardware else { return nil }
        return vcpus / Double(max(cpu?.threadsPerCore ?? 1, 1))
    }
}
