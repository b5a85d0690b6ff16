import Domain
import func Foundation.cbrt

/// What hardware does at its peak, at one precision.
struct DeviceRates: Sendable {
    /// 10⁹ operations a millisecond: the same figure as TFLOPS.
    let gigaflopsPerMillisecond: Double
    /// The same as long as the board's power lasts; language models' efficiencies are of the peak.
    let sustainedGigaflopsPerMillisecond: Double
    /// Megabytes a millisecond: the same figure as GB/s.
    let megabytesPerMillisecond: Double
    let kind: Device
    /// An accelerator's generation or a processor's microarchitecture.
    let architecture: String
    /// The device's name and how much of it there is: equal sizes have been measured alike.
    let name: String
    let size: Double

    /// Nil where the device has no unit for the precision, or no data sheet.
    ///
    /// - Parameters:
    ///   - size: how many devices, or which share of one.
    ///   - energy: picojoules of an operation of 16 bits.
    init?(_ accelerator: Accelerator, size: Double, precision: Precision, energy: Double?) {
        guard let rate = accelerator.peakTFLOPS(precision), let bandwidth = accelerator.memoryBandwidthGBs else {
            return nil
        }
        let slowdown = Self.slowdown(rate, watts: accelerator.designPowerW, precision, energy: energy)
        gigaflopsPerMillisecond = rate * size
        sustainedGigaflopsPerMillisecond = rate * size / slowdown
        megabytesPerMillisecond = bandwidth * size
        kind = accelerator.kind
        architecture = accelerator.architecture
        name = accelerator.name
        self.size = size
    }

    /// Cores share the socket's memory bandwidth evenly.
    init?(_ cpu: CPU, cores: Double, precision: Precision) {
        guard let bandwidth = cpu.memoryBandwidthGBs, let all = cpu.cores, all > 0 else { return nil }
        gigaflopsPerMillisecond = cpu.fp32GFLOPSPerCore / 1000 * cpu.operationsMultiple(precision) * cores
        sustainedGigaflopsPerMillisecond = gigaflopsPerMillisecond
        megabytesPerMillisecond = bandwidth * cores / Double(all)
        kind = .cpu
        architecture = cpu.microarchitecture
        name = cpu.name
        size = cores
    }

    init(
        gigaflopsPerMillisecond: Double, megabytesPerMillisecond: Double, kind: Device, architecture: String,
        name: String, size: Double
    ) {
        self.gigaflopsPerMillisecond = gigaflopsPerMillisecond
        sustainedGigaflopsPerMillisecond = gigaflopsPerMillisecond
        self.megabytesPerMillisecond = megabytesPerMillisecond
        self.kind = kind
        self.architecture = architecture
        self.name = name
        self.size = size
    }

    /// How much longer arithmetic takes than at the peak on a board with less power than that would need.
    ///
    /// A multiplier's energy grows with the square of its operands' width (Horowitz 2014, ISSCC, fig. 1.1.9). The rate
    /// falls with the power to 2/3, between what the clock does at one voltage (1) and where the voltage follows (1/3).
    private static func slowdown(_ teraflops: Double, watts: Double?, _ precision: Precision, energy: Double?) -> Double
    {
        guard let watts, let energy else { return 1 }
        let width = precision.bytesPerWeight / 2, needed = energy * teraflops * width * width / watts
        return cbrt((1 + needed * needed * needed * needed).squareRoot())
    }
}
