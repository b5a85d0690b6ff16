import Domain

/// What hardware does at its peak, at one precision.
struct DeviceRates: Sendable {
    /// 10⁹ operations a millisecond: the same figure as TFLOPS.
    let gigaflopsPerMillisecond: Double
    /// Megabytes a millisecond: the same figure as GB/s.
    let megabytesPerMillisecond: Double
    let kind: Device
    /// An accelerator's generation or a processor's microarchitecture.
    let architecture: String
    /// The device's name and how much of it there is: equal sizes have been measured alike.
    let name: String
    let size: Double

    /// Nil where the device has no unit for the precision, or no data sheet.
    init?(_ accelerator: Accelerator, share: Double, count: Double, precision: Precision) {
        guard let rate = accelerator.peakTFLOPS(precision), let bandwidth = accelerator.memoryBandwidthGBs else {
            return nil
        }
        let size = min(share, 1) * count
        gigaflopsPerMillisecond = rate * size
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
        self.megabytesPerMillisecond = megabytesPerMillisecond
        self.kind = kind
        self.architecture = architecture
        self.name = name
        self.size = size
    }
}
