import Domain

/// Prices of services by provider, service, item and region.
struct ServicePriceBook: Sendable {
    /// What a unit costs at each monthly quantity, and how sure that is.
    struct Quote: Sendable {
        /// Ascending by `tierFrom`.
        let tiers: [ServicePrice]
        /// Set where another region's price stands in for an unknown one.
        let standsInFor: String?

        var first: ServicePrice { tiers[0] }
        var freeQuantity: Double { first.freeQuantity ?? 0 }

        /// What of `quantity` is billed at each tier, after the free quantity; empty where all of it is free.
        func billed(_ quantity: Double) -> [(tier: ServicePrice, quantity: Double)] {
            let billed = max(0, quantity - freeQuantity)
            return tiers.indices.compactMap { index in
                let start = tiers[index].tierFrom
                guard billed > start else { return nil }
                let end = index + 1 < tiers.count ? min(billed, tiers[index + 1].tierFrom) : billed
                return (tiers[index], end - start)
            }
        }

        /// The month's charge for `quantity` units.
        func charge(for quantity: Double) -> USD {
            billed(quantity).map { $0.tier.usd.times($0.quantity) }.sum()
        }
    }

    private struct Key: Hashable {
        let provider: String
        let service: String
        let item: String
        let region: String
    }

    private let rows: [Key: [ServicePrice]]
    private let regionsOfItem: [Key: [String]]

    /// - Parameter restricted: regions that stand in for no other, as `provider/region`.
    init(_ prices: [ServicePrice], restricted: Set<String> = []) {
        rows = Dictionary(grouping: prices) {
            Key(provider: $0.provider, service: $0.service, item: $0.item, region: $0.region)
        }.mapValues { $0.sorted { $0.tierFrom < $1.tierFrom } }
        regionsOfItem = Dictionary(grouping: rows.keys.filter { !restricted.contains("\($0.provider)/\($0.region)") }) {
            Key(provider: $0.provider, service: $0.service, item: $0.item, region: "")
        }.mapValues { $0.map(\.region).sorted() }
    }

    /// The price in `region`, or the one that holds everywhere; nil where neither is stored.
    func exact(_ provider: String, _ service: String, _ item: String, region: String) -> Quote? {
        let tiers =
            rows[Key(provider: provider, service: service, item: item, region: region)]
            ?? rows[Key(provider: provider, service: service, item: item, region: "*")]
        return tiers.map { Quote(tiers: $0, standsInFor: nil) }
    }

    /// As `exact`, or the dearest price of the provider's other regions to stand in: unknown is never zero.
    func quote(_ provider: String, _ service: String, _ item: String, region: String) -> Quote? {
        if let quote = exact(provider, service, item, region: region) { return quote }
        let others = regionsOfItem[Key(provider: provider, service: service, item: item, region: ""), default: []]
            .compactMap { rows[Key(provider: provider, service: service, item: item, region: $0)] }
        guard let dearest = others.max(by: { $0[0].usd < $1[0].usd }) else { return nil }
        return Quote(tiers: dearest, standsInFor: region)
    }
}
