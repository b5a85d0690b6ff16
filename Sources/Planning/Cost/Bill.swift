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

    var total: USD { lines.map(\.usd).sum() }
    var low: USD { lines.map(\.low).sum() }
    var high: USD { lines.map(\.high).sum() }

    var cost: DeploymentOption.Cost {
        DeploymentOption.Cost(total: total, low: low, high: high, items: lines.map(\.item), notIncluded: notIncluded)
    }

    /// Adds `quantity` units at a price, the charge worked out by the quote's tiers and free quantity.
    mutating func add(
        _ name: String, quantity: Interval, quote: ServicePriceBook.Quote, spread: Assumption
    ) {
        let charge = quote.charge(for: quantity.mean).roundedToCent
        let factors = quote.standsInFor == nil ? (low: 1.0, high: 1.0) : (low: spread.low, high: spread.high)
        append(
            name, quantity: quantity.mean, unit: quote.first.unit, price: quote.first.usd, usd: charge,
            low: quote.charge(for: quantity.low).times(factors.low),
            high: quote.charge(for: quantity.high).times(factors.high),
            facts: quote.tiers.filter { $0.tierFrom <= quantity.mean },
            isFree: charge == .zero && quote.freeQuantity > 0)
        if let region = quote.standsInFor {
            cautions.append(
                "the price of \(name) in \(region) is not known; that of \(quote.first.region) stands in")
        }
    }

    mutating func add(_ name: String, hours: Interval, price: Price) {
        append(
            name, quantity: hours.mean, unit: "hour", price: price.usdPerHour,
            usd: price.usdPerHour.times(hours.mean).roundedToCent, low: price.usdPerHour.times(hours.low),
            high: price.usdPerHour.times(hours.high), facts: [price])
    }

    private mutating func append(
        _ name: String, quantity: Double, unit: String, price: USD, usd: USD, low: USD, high: USD, facts: [any Fact],
        isFree: Bool = false
    ) {
        // Less than half a cent a month decides nothing and only lengthens the bill; what is free this month may not be.
        guard usd > .zero || price == .zero || (isFree && quantity > 0) else { return }
        lines.append(
            Line(
                name: name, quantity: quantity, unit: unit, unitPrice: price, usd: usd,
                low: min(low.roundedToCent, usd),
                high: max(high.roundedToCent, usd), facts: facts))
    }
}
