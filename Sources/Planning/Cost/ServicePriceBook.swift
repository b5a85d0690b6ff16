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

        /// What of `quantity` is billed at each tier that it reaches, after the free quantity; empty where all is free.
        func billed(_ quantity: Double) -> [Double] {
            let billed = max(0, quantity - freeQuantity)
            return tiers.indices.prefix { billed > tiers[$0].tierFrom }.map { index in
                let end = index + 1 < tiers.count ? min(billed, tiers[index + 1].tierFrom) : billed
                return end - tiers[index].tierFrom
            }
        }

        /// The month's charge for `quantity` units.
        func charge(for quantity: Double) -> USD {
            zip(tiers, billed(quantity)).map { $0.usd.times($1) }.sum()
        }
    }

    /// What a service sells in a region, by item, and what it sells everywhere at one price.
    struct Shelf {
        fileprivate let own, everywhere: [String: [ServicePrice]]?

        /// The price in the region, or the one that holds everywhere; nil where neither is stored.
        subscript(item: String) -> Quote? {
            (own?[item] ?? everywhere?[item]).map { Quote(tiers: $0, standsInFor: nil) }
        }
    }

    private struct Place: Hashable {
        let provider: String
        let service: String
        let region: String
    }

    private struct Item: Hashable {
        let provider: String
        let service: String
        let item: String
    }

    private let rows: [Place: [String: [ServicePrice]]]
    private let regionsOfItem: [Item: [String]]

    /// - Parameter restricted: regions that stand in for no other, as `provider/region`.
    init(_ prices: [ServicePrice], restricted: Set<String> = []) {
        rows = Dictionary(grouping: prices) {
            Place(provider: $0.provider, service: $0.service, region: $0.region)
        }.mapValues { sold in
            Dictionary(grouping: sold, by: \.item).mapValues { $0.sorted { $0.tierFrom < $1.tierFrom } }
        }
        var regionsOfItem: [Item: [String]] = [:]
        for (place, items) in rows where !restricted.contains("\(place.provider)/\(place.region)") {
            for item in items.keys {
                let key = Item(provider: place.provider, service: place.service, item: item)
                regionsOfItem[key, default: []].append(place.region)
            }
        }
        self.regionsOfItem = regionsOfItem.mapValues { $0.sorted() }
    }

    func shelf(_ provider: String, _ service: String, region: String) -> Shelf {
        func items(_ region: String) -> [String: [ServicePrice]]? {
            rows[Place(provider: provider, service: service, region: region)]
        }
        return Shelf(own: items(region), everywhere: items("*"))
    }

    /// The price in the region or everywhere, or the dearest price of the provider's other regions to stand in: unknown
    /// is never zero.
    func quote(_ provider: String, _ service: String, _ item: String, region: String) -> Quote? {
        if let quote = shelf(provider, service, region: region)[item] { return quote }
        let others = regionsOfItem[Item(provider: provider, service: service, item: item), default: []]
            .compactMap { rows[Place(provider: provider, service: service, region: $0)]?[item] }
        guard let dearest = others.max(by: { $0[0].usd < $1[0].usd }) else { return nil }
        return Quote(tiers: dearest, standsInFor: region)
    }
}
