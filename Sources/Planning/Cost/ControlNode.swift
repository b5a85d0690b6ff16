import Domain

/// The machine that a self-run control plane runs on.
enum ControlNode {
    /// The cheapest plain machine of each provider with as much CPU and memory as a control node asks for.
    static func cheapest(_ offers: [Offer], vcpu: Double, memoryGiB: Double) -> [String: Offer] {
        var best: [String: Offer] = [:]
        for offer in offers where offer.price.purchase == .onDemand && offer.instance.accelerator == nil {
            let instance = offer.instance
            guard instance.managedBy == nil, instance.vcpu >= vcpu, instance.memoryGiB >= memoryGiB else { continue }
            if let known = best[instance.provider],
                (known.price.usdPerHour, known.instance.type) <= (offer.price.usdPerHour, instance.type)
            {
                continue
            }
            best[instance.provider] = offer
        }
        return best
    }
}
