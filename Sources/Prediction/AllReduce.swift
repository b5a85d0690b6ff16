import Domain

/// The sums that tensor-parallel devices exchange: two a layer (Shoeybi et al. 2019, Megatron-LM, §3), each moving
/// 2(n − 1)/n of the activations over every link (ring: Patarasuk & Yuan 2009).
struct AllReduce {
    let count: Double
    /// On the links, without the start of each exchange.
    let milliseconds: Double

    /// PCI Express 3.0 with 16 lanes, one way (PCI-SIG): the least that the devices of one machine share.
    private static let pcie3MegabytesPerMillisecond = 15.75
    /// Of a link's rate in one direction, what large sums reach.
    private static let reached = 0.5
    private static let bytesPerActivation = 2.0

    /// Nil on one device, and where the model's layers are unknown.
    init?(_ accelerator: Accelerator, devices: Double, _ model: ModelProfile, tokens: Double) {
        guard devices > 1, let transformer = model.transformer else { return nil }
        // Data sheets give both directions together.
        let oneWay = accelerator.interconnectGBs.map { $0 / 2 } ?? Self.pcie3MegabytesPerMillisecond
        let megabytes = tokens * Double(transformer.hiddenSize) * Self.bytesPerActivation / 1e6
        count = 2 * Double(transformer.layers)
        milliseconds = count * 2 * (devices - 1) / devices * megabytes / (oneWay * Self.reached)
    }
}
