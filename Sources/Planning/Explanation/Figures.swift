import Domain

extension Double {
    /// About three significant digits, plain: 0.0123, 4.56, 78.9, 1234.
    var threeDigits: String {
        guard isFinite, self != 0 else { return self == 0 ? "0" : "unknown" }
        var scale = 1.0, digits = 0
        while abs(self) * scale < 100, digits < 6 { scale *= 10; digits += 1 }
        let rounded = (self * scale).rounded() / scale
        return rounded.plain.shortened(decimals: digits)
    }
}

extension String {
    /// Cuts binary noise after `decimals` digits: 0.30000000000000004 is 0.3.
    fileprivate func shortened(decimals: Int) -> String {
        guard let point = firstIndex(of: "."), !contains("e") else { return self }
        var cut = String(prefix(upTo: index(point, offsetBy: decimals + 1, limitedBy: endIndex) ?? endIndex))
        while cut.hasSuffix("0") { cut.removeLast() }
        return cut.hasSuffix(".") ? String(cut.dropLast()) : cut
    }
}
