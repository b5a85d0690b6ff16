public import Domain

/// Dollars as people read them. An amount nobody knows is never written here as $0: callers hold an optional.
public enum Money {
    /// To the cent, and further where the amount has more digits: `$1,234.56`, `$0.8048`, `$0.0000025`.
    public static func exact(_ amount: USD) -> String {
        let dollars = Int64(amount.nanos.magnitude / 1_000_000_000)
        var fraction = String(amount.nanos.magnitude % 1_000_000_000)
        fraction = String(repeating: "0", count: 9 - fraction.count) + fraction
        while fraction.count > 2, fraction.hasSuffix("0") { fraction.removeLast() }
        return (amount.nanos < 0 ? "-$" : "$") + Number.grouped(dollars) + "." + fraction
    }

    /// To the cent: `$1,234.56`. An amount below half a cent shows its digits instead of `$0.00`.
    public static func cents(_ amount: USD) -> String {
        let rounded = amount.roundedToCent
        return rounded == .zero ? exact(amount) : exact(rounded)
    }

    /// For headlines: whole dollars from $100 on, cents below.
    public static func short(_ amount: USD) -> String {
        guard amount.nanos.magnitude >= 100_000_000_000 else { return cents(amount) }
        return (amount.nanos < 0 ? "-$" : "$") + Number.fixed(abs(amount.dollars), decimals: 0)
    }

    /// `$560–$640`, or one amount where both ends read the same.
    public static func range(_ low: USD, _ high: USD) -> String {
        let ends = (short(low), short(high))
        return ends.0 == ends.1 ? ends.0 : ends.0 + "–" + ends.1
    }
}
