import Domain

/// Negotiated discounts, each of which takes a share off the part of a bill that it is about.
struct Discounts: Sendable {
    /// What a discount is about; of several that fit a charge the narrowest counts, and only that.
    struct Scope: Hashable, Sendable {
        let provider: String
        let service: String
        let family: String
        let purchase: Purchase?

        /// How narrow: a family more than a service, either more than a way of buying.
        var rank: Int {
            (family.isEmpty ? 0 : 4) + (service.isEmpty ? 0 : 2) + (purchase == nil ? 0 : 1)
        }

        func covers(_ charge: Charge) -> Bool {
            provider == charge.provider && (service.isEmpty || service == charge.service)
                && (family.isEmpty || family == charge.family) && (purchase == nil || purchase == charge.purchase)
        }

        /// `aws machines g6`
        var words: String {
            [provider, service, family, purchase?.rawValue ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    /// What is paid for.
    struct Charge: Hashable, Sendable {
        let provider: String
        let service: String
        /// Empty for what is no machine type.
        let family: String
        let purchase: Purchase?

        init(_ offer: Offer) {
            provider = offer.instance.provider
            service = offer.instance.managedBy ?? Discount.machines
            family = offer.instance.family
            purchase = offer.price.purchase
        }

        init(_ price: ServicePrice) {
            provider = price.provider
            service = price.service
            family = ""
            purchase = nil
        }
    }

    /// The narrowest first; of each its tiers, ascending.
    private let scopes: [(scope: Scope, tiers: [Discount])]

    init(_ discounts: [Discount]) {
        let groups = Dictionary(grouping: discounts) {
            Scope(provider: $0.provider, service: $0.service, family: $0.family, purchase: $0.purchase)
        }
        scopes = groups.map { scope, tiers in (scope, tiers.sorted { $0.fromPerMonth < $1.fromPerMonth }) }.sorted {
            ($1.scope.rank, $0.scope.words) < ($0.scope.rank, $1.scope.words)
        }
    }

    var isEmpty: Bool { scopes.isEmpty }

    func scope(of charge: Charge) -> Scope? {
        scopes.first { $0.scope.covers(charge) }?.scope
    }

    /// The largest share of a charge that may fall away.
    func most(of charge: Charge) -> Double {
        let tiers = scopes.first { $0.scope.covers(charge) }?.tiers
        return (tiers?.map(\.percent).max() ?? 0) / 100
    }

    /// Adds a line for each tier that the bill's charges reach.
    func apply(to bill: inout Bill) {
        guard !scopes.isEmpty else { return }
        let charged = bill.lines.filter { $0.usd > .zero }
        let scoped = charged.map { line in line.charge.flatMap(scope) }
        for (scope, tiers) in scopes {
            let lines = zip(charged, scoped).filter { $0.1 == scope }.map(\.0)
            let usd = lines.map(\.usd).sum(), low = lines.map(\.low).sum(), high = lines.map(\.high).sum()
            for (index, tier) in tiers.enumerated() {
                let end = index + 1 < tiers.count ? tiers[index + 1].fromPerMonth : .infinity
                let part = { (amount: USD) in max(0, min(amount.dollars, end) - tier.fromPerMonth) }
                bill.addDiscount(
                    Self.name(scope, tier), tier: tier, charge: part(usd), low: part(low), high: part(high))
            }
        }
    }

    private static func name(_ scope: Scope, _ tier: Discount) -> String {
        let start = "discount of \(tier.percent.plain) % on \(scope.words)"
        return tier.fromPerMonth > 0 ? "\(start) beyond $\(tier.fromPerMonth.plain)" : start
    }
}
