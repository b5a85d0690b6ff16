/// A decimal number as a file writes it: digits and at most one point, no exponent.
struct DecimalNumber {
    enum Fault: Error, Equatable {
        case notANumber, notFinite, exponent, decimalComma, surroundedBySpace
    }

    /// The digits without the point, where they fit.
    private let digits: UInt64
    private let isExact: Bool
    private let decimals: Int
    private let isNegative: Bool
    private let text: UnsafeRawBufferPointer

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    init(_ text: UnsafeRawBufferPointer) throws(Fault) {
        var index = 0
        let isNegative = text.first == UInt8(ascii: "-")
        if isNegative { index = 1 }
        var digits: UInt64 = 0
        var isExact = true
        var decimals = 0
        var seenPoint = false
        var seenDigit = false
        while index < text.count {
            let byte = text[index]
            let digit = byte &- UInt8(ascii: "0")
            if digit <= 9 {
                seenDigit = true
                if digits < 100_000_000_000_000_000 {
                    digits = digits &* 10 &+ UInt64(digit)
                    if seenPoint { decimals += 1 }
                } else {
                    // Beyond 18 digits; zeros after the point change nothing.
                    if !(seenPoint && digit == 0) { isExact = false }
                }
            } else if byte == UInt8(ascii: "."), !seenPoint {
                seenPoint = true
            } else {
                throw Self.fault(of: text)
            }
            index += 1
        }
        guard seenDigit else { throw Self.fault(of: text) }
        self.digits = digits
        self.isExact = isExact
        self.decimals = decimals
        self.isNegative = isNegative
        self.text = text
    }

    /// The nearest double.
    ///
    /// Both operands of the division are exact below 2⁵³ and 10²², so that its result is correctly rounded (Clinger 1990).
    var double: Double {
        if isExact, digits < 1 << 53, decimals <= 22 {
            let value = Double(digits) / Self.powers[decimals]
            return isNegative ? -value : value
        }
        return Double(String(decoding: text, as: UTF8.self)) ?? .nan
    }

    /// The integer, or nil where there is a fraction or too many digits.
    var integer: Int64? {
        scaled(by: 0)
    }

    /// Thousand-millionths, or nil where more than nine decimals are set or the amount is out of range.
    var nanos: Int64? {
        scaled(by: 9)
    }

    /// The same of a product, to the nearest.
    func nanos(times factor: Double?) -> Int64? {
        guard let factor else { return nanos }
        let product = (double * factor * 1e9).rounded()
        return abs(product) < 9.2e18 ? Int64(product) : nil
    }

    private func scaled(by exponent: Int) -> Int64? {
        guard isExact else { return nil }
        var value = digits
        var decimals = decimals
        while decimals > exponent {
            guard value % 10 == 0 else { return nil }
            value /= 10
            decimals -= 1
        }
        while decimals < exponent {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            value = product
            decimals += 1
        }
        guard let result = Int64(exactly: value) else { return nil }
        return isNegative ? -result : result
    }

    private static func fault(of bytes: UnsafeRawBufferPointer) -> Fault {
        let text = String(decoding: bytes, as: UTF8.self)
        let lower = text.lowercased()
        let word = lower.drop { $0 == "+" || $0 == "-" }
        if ["nan", "inf", "infinity"].contains(word) { return .notFinite }
        if lower.contains("e"), Double(text) != nil { return .exponent }
        if text.contains(","), text.allSatisfy({ $0.isNumber || $0 == "," || $0 == "." || $0 == "-" }) {
            return .decimalComma
        }
        if text.first?.isWhitespace == true || text.last?.isWhitespace == true { return .surroundedBySpace }
        return .notANumber
    }
}
