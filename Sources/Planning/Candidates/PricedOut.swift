import Domain

/// Machines that cost many times what the cheapest option of their target does, before anything is known of their speed.
///
/// They could win only for somebody to whom cost hardly counts, and then they are compared.
struct PricedOut {
    private let context: PlanningContext
    private let factor: Double?
    private var seen: USD?

    init(context: PlanningContext) {
        self.context = context
        let weight = context.workload.preferences.weights.normalised.cost
        factor = weight >= 0.1 && context.workload.kind.hasTraffic ? context.assumptions[.pricedOutFactor] : nil
    }

    /// What an option may cost at most to be compared.
    var cheapest: USD? {
        guard let factor, let seen else { return nil }
        return seen.times(factor) + USD(nanos: 100_000_000_000)
    }

    mutating func saw(_ total: USD) {
        seen = min(seen ?? total, total)
    }

    /// The least a month on the machine costs; nil where it may cost nothing while idle.
    func least(_ placement: Placement, _ target: Target) -> USD? {
        guard let offer = placement.offer, !target.scaleToZero else { return nil }
        let machines = context.needsTwoZones && target.zones == .own ? 2.0 : 1.0
        let paid = 1 - context.discounts.most(of: .init(offer))
        return offer.price.usdPerHour.times(machines * context.hoursPerMonth * paid)
    }
}
