extension USD {
    /// All of its decimals and no more: `0.8048`, `-12`.
    var decimalText: String {
        let (whole, nanos) = self.nanos.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
        let sign = self.nanos < 0 ? "-" : ""
        guard nanos > 0 else { return sign + String(whole) }
        // A one in front keeps the zeros that a fraction begins with.
        var decimals = Substring(String(nanos + 1_000_000_000)).dropFirst()
        while decimals.last == "0" { decimals.removeLast() }
        return sign + String(whole) + "." + decimals
    }
}
