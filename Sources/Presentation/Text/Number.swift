/// Figures as people read them: a fixed number of decimals, or about three significant digits.
///
/// Written by hand because a formatter of Foundation costs milliseconds at its first use.
public enum Number {
    /// `value` with exactly `decimals` digits after the point and commas between thousands.
    public static func fixed(_ value: Double, decimals: Int, grouped: Bool = true) -> String {
        guard value.isFinite else { return value.isNaN ? "unknown" : (value < 0 ? "-∞" : "∞") }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (abs(value) * scale).rounded()
        guard scaled < 9e15 else { return "\(value)" }
        let digits = Int64(scaled)
        let whole = digits / Int64(scale)
        var text = grouped ? Number.grouped(whole) : String(whole)
        if decimals > 0 {
            let fraction = String(digits % Int64(scale))
            text += "." + String(repeating: "0", count: decimals - fraction.count) + fraction
        }
        return value < 0 && digits != 0 ? "-" + text : text
    }

    /// About three significant digits: `1,234`, `123`, `12.3`, `1.23`, `0.0123`; whole figures stay whole.
    public static func short(_ value: Double) -> String {
        guard value.isFinite else { return fixed(value, decimals: 0) }
        let size = abs(value)
        if size >= 100 || value == value.rounded() && size < 1e15 { return fixed(value, decimals: 0) }
        if size >= 10 { return trimmed(fixed(value, decimals: 1)) }
        if size >= 1 { return trimmed(fixed(value, decimals: 2)) }
        var decimals = 2, edge = 1.0
        while size < edge, decimals < 12 {
            decimals += 1
            edge /= 10
        }
        return trimmed(fixed(value, decimals: decimals))
    }

    /// `1234567` as `1,234,567`.
    public static func grouped(_ value: Int64) -> String {
        let digits = String(value.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return value < 0 ? "-" + text : text
    }

    /// A share of 1 as `87 %`; a share that is small but not nothing is `<1 %`.
    public static func percent(_ share: Double) -> String {
        guard share.isFinite else { return "unknown" }
        if share > 0, share < 0.005 { return "<1 %" }
        if share < 1, share >= 0.995 { return ">99 %" }
        return fixed(share * 100, decimals: 0) + " %"
    }

    /// `3 facts`, `1 fact`.
    public static func count(_ value: Int, _ singular: String, _ plural: String? = nil) -> String {
        "\(grouped(Int64(value))) \(value == 1 ? singular : plural ?? singular + "s")"
    }

    private static func trimmed(_ text: String) -> String {
        guard text.contains(".") else { return text }
        var text = text[...]
        while text.hasSuffix("0") { text = text.dropLast() }
        if text.hasSuffix(".") { text = text.dropLast() }
        return String(text)
    }
}
