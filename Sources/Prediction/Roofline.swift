import Domain

/// The additive roofline of one kind of device, runtime and precision.
///
/// Williams et al. 2009 bound a kernel by the slower of arithmetic and memory traffic. A network is many kernels, some
/// bound by one and some by the other, so that the sum of both terms fits its time better than their maximum
/// (docs/prediction.md has the comparison): t = launch + compute ÷ e_c + memory ÷ e_m.
struct Roofline: Sendable {
    let launch: Efficiency
    let compute: Efficiency
    let memory: Efficiency

    init?(_ table: EfficiencyTable, _ names: EfficiencyTable.Names) {
        guard let launch = table[.launchMilliseconds, names], let compute = table[.compute, names],
            let memory = table[.memory, names]
        else { return nil }
        self.launch = launch
        self.compute = compute
        self.memory = memory
    }

    func time(_ work: Work) -> ModelledTime {
        ModelledTime(
            launching: work.launches * launch.typical, computing: work.compute / compute.typical,
            moving: work.memory / memory.typical, fixed: work.fixed)
    }
}

/// What has to be done, as milliseconds at the peak.
struct Work: Sendable {
    var launches = 1.0
    var compute: Double
    var memory: Double
    /// Time that no efficiency scales: traffic between devices.
    var fixed = 0.0
}

/// What the roofline alone says, and of which parts its time is.
public struct ModelledTime: Hashable, Sendable {
    /// Milliseconds that no batch size removes.
    public let launching: Double
    /// Milliseconds of arithmetic.
    public let computing: Double
    /// Milliseconds of weights and activations on their way from and to memory.
    public let moving: Double
    /// Milliseconds of traffic between devices.
    public let fixed: Double

    public var milliseconds: Double { launching + computing + moving + fixed }

    var launchShare: Double { milliseconds > 0 ? launching / milliseconds : 0 }
}
