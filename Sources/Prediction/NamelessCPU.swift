import Domain

/// The processor that a provider does not name: the median of those known of its architecture.
struct NamelessCPU: Sendable {
    let fp32GFLOPSPerCore: Double
    let memoryBandwidthGBsPerCore: Double
    let threadsPerCore: Double

    init?(_ cpus: some Collection<CPU>) {
        let complete = cpus.compactMap { cpu -> (rate: Double, bandwidth: Double, threads: Double)? in
            guard let bandwidth = cpu.memoryBandwidthGBs, let cores = cpu.cores, cores > 0 else { return nil }
            return (cpu.fp32GFLOPSPerCore, bandwidth / Double(cores), Double(cpu.threadsPerCore))
        }
        guard !complete.isEmpty else { return nil }
        func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
        fp32GFLOPSPerCore = median(complete.map(\.rate))
        memoryBandwidthGBsPerCore = median(complete.map(\.bandwidth))
        threadsPerCore = median(complete.map(\.threads))
    }

    /// Without a name there is no instruction set to count on beyond fp32.
    func rates(architecture: String, vcpus: Double) -> DeviceRates {
        let cores = vcpus / threadsPerCore
        return DeviceRates(
            gigaflopsPerMillisecond: fp32GFLOPSPerCore / 1000 * cores,
            megabytesPerMillisecond: memoryBandwidthGBsPerCore * cores, kind: .cpu, architecture: architecture,
            name: "", size: cores)
    }
}
