import Domain

/// A month's bill of a sized candidate, item by item, each from its stored price.
struct Bill: Sendable {
    struct Line: Sendable {
        let name: String
        let quantity: Double
        let unit: String
        let unitPrice: USD
        let usd: USD
        /// Smallest and largest the item can be, given what is uncertain about it.
        let low: USD
        let high: USD
        /// What is paid for; nil for a discount.
        let charge: Discounts.Charge?
        /// The prices it rests on, the main one first.
        let facts: [any Fact]

        var item: DeploymentOption.Cost.Item {
            .init(
                item: name, quantity: quantity.rounded(digits: 6), unit: unit, unitPrice: unitPrice, usd: usd,
                fact: facts.first?.id ?? FactID(""))
        }
    }

    var lines: [Line] = []
    var notIncluded: [String] = []
    /// Prices that stand in for unknown ones, and prices that are missing altogether.
    var cautions: [String] = []

    /// What the option cannot do without and has no known price: unknown is never zero, so it is no option.
    var missing: String?

    var total: USD { lines.reduce(.zero) { $0 + $1.usd } }
    var low: USD { lines.reduce(.zero) { $0 + $1.low } }
    var high: USD { lines.reduce(.zero) { $0 + $1.high } }

    var cost: DeploymentOption.Cost {
        DeploymentOption.Cost(total: total, low: low, high: high, items: lines.map(\.item), notIncluded: notIncluded)
    }

    /// Adds a part that several bills share.
    mutating func append(_ part: Bill) {
        lines += part.lines
        notIncluded += part.notIncluded
        cautions += part.cautions
        missing = part.missing ?? missing
    }

    /// Adds `quantity` units at a price: a line for each tier that is reached, of what is billed after the free quantity,
    /// so that quantity × unit price is the line's charge.
    mutating func add(
        _ name: String, quantity: Interval, quote: ServicePriceBook.Quote, spread: Assumption
    ) {
        let factors = quote.standsInFor == nil ? (low: 1.0, high: 1.0) : (low: spread.low, high: spread.high)
        let free = quote.freeQuantity
        let low = quote.billed(quantity.low), high = quote.billed(quantity.high)
        let billed = quote.billed(quantity.mean)
        // A larger quantity may reach tiers that the mean does not.
        let reached = max(billed.count, 1)
        for index in 0..<reached {
            let tier = quote.tiers[index], amount = index < billed.count ? billed[index] : 0
            let rest =
                index == reached - 1
                ? zip(quote.tiers, high).dropFirst(reached).map { $0.usd.times($1) }.sum() : .zero
            append(
                Self.lineName(name, quantity: quantity.mean, free: free, tier: tier, isBilled: !billed.isEmpty),
                quantity: amount, unit: tier.unit, price: tier.usd, usd: tier.usd.times(amount).roundedToCent,
                low: (index < low.count ? tier.usd.times(low[index]) : .zero).times(factors.low),
                high: ((index < high.count ? tier.usd.times(high[index]) : .zero) + rest).times(factors.high),
                charge: .init(tier), facts: [tier], isFree: billed.isEmpty && quantity.mean > 0 && free > 0)
        }
        if let region = quote.standsInFor {
            cautions.append(
                "the price of \(name) in \(region) is not known; that of \(quote.first.region) stands in")
        }
    }

    private static func lineName(
        _ name: String, quantity: Double, free: Double, tier: ServicePrice, isBilled: Bool
    ) -> String {
        if !isBilled, free > 0 { return "\(name), \(quantity.threeDigits) of \(free.plain) free" }
        if tier.tierFrom > 0 { return "\(name) from \(tier.tierFrom.plain)" }
        return free > 0 ? "\(name) beyond \(free.plain) free" : name
    }

    mutating func add(_ name: String, hours: Interval, offer: Offer) {
        let price = offer.price
        append(
            name, quantity: hours.mean, unit: "hour", price: price.usdPerHour,
            usd: price.usdPerHour.times(hours.mean).roundedToCent, low: price.usdPerHour.times(hours.low),
            high: price.usdPerHour.times(hours.high), charge: .init(offer), facts: [price])
    }

    /// Takes a tier's share off the part of the charges that falls into it, in USD a month.
    mutating func addDiscount(_ name: String, tier: Discount, charge: Double, low: Double, high: Double) {
        let perDollar = USD(nanos: -Int64((tier.percent * 10_000_000).rounded()))
        let usd = perDollar.times(charge).roundedToCent
        guard usd < .zero else { return }
        // The more is charged, the more is taken off: the ends go with those of the charges.
        lines.append(
            Line(
                name: name, quantity: charge, unit: "USD", unitPrice: perDollar, usd: usd,
                low: perDollar.times(low).roundedToCent, high: perDollar.times(high).roundedToCent, charge: nil,
                facts: [tier]))
    }

    private mutating func append(
        _ name: String, quantity: Double, unit: String, price: USD, usd: USD, low: USD, high: USD,
        charge: Discounts.Charge, facts: [any Fact], isFree: Bool = false
    ) {
        // Less than half a cent a month decides nothing and only lengthens the bill; what is free this month may not be.
        guard usd > .zero || price == .zero || isFree else { return }
        lines.append(
            Line(
                name: name, quantity: quantity, unit: unit, unitPrice: price, usd: usd,
                low: min(low.roundedToCent, usd),
                high: max(high.roundedToCent, usd), charge: charge, facts: facts))
    }
}
