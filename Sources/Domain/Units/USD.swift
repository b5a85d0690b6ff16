public import Foundation

/// An amount of US dollars, held as whole nano-dollars so that sums are exact.
///
/// The smallest list price in use, $0.0000004 for a request, is 400 nano-dollars; the largest sum is 9.2 thousand
/// million dollars.
public struct USD: Hashable, Sendable, Comparable {
    public let nanos: Int64

    public init(nanos: Int64) {
        self.nanos = nanos
    }

    /// The amount for a decimal such as `0.8048`, or nil where it has more than nine decimals or is out of range.
    public init?(_ decimal: Decimal) {
        let scaled = decimal * 1_000_000_000
        var value = scaled
        var rounded = Decimal()
        NSDecimalRound(&rounded, &value, 0, .plain)
        guard rounded == scaled, abs(scaled) < Decimal(Int64.max) else { return nil }
        self.nanos = NSDecimalNumber(decimal: scaled).int64Value
    }

    public static let zero = USD(nanos: 0)

    public var dollars: Double { Double(nanos) / 1_000_000_000 }
    public var decimal: Decimal { Decimal(nanos) / 1_000_000_000 }

    /// The nearest whole cent, halves away from zero.
    public var roundedToCent: USD {
        let cent: Int64 = 10_000_000
        let half = nanos < 0 ? -cent / 2 : cent / 2
        let (sum, overflow) = nanos.addingReportingOverflow(half)
        return USD(nanos: (overflow ? nanos : sum) / cent * cent)
    }

    /// `quantity` units at this price, to the nearest nano-dollar.
    ///
    /// - Precondition: `quantity` is finite.
    public func times(_ quantity: Double) -> USD {
        let product = (Double(nanos) * quantity).rounded()
        return USD(nanos: Int64(Swift.min(Swift.max(product, -9.2e18), 9.2e18)))
    }

    /// The largest amount: sums and products stop there rather than wrap.
    public static let max = USD(nanos: .max)

    public static func + (a: USD, b: USD) -> USD {
        let (sum, overflow) = a.nanos.addingReportingOverflow(b.nanos)
        return USD(nanos: overflow ? (a.nanos < 0 ? .min : .max) : sum)
    }

    public static func - (a: USD, b: USD) -> USD {
        let (difference, overflow) = a.nanos.subtractingReportingOverflow(b.nanos)
        return USD(nanos: overflow ? (a.nanos < 0 ? .min : .max) : difference)
    }
    public static func < (a: USD, b: USD) -> Bool { a.nanos < b.nanos }
}

extension USD: Codable {
    public init(from decoder: any Decoder) throws {
        let decimal = try decoder.singleValueContainer().decode(Decimal.self)
        guard let amount = USD(decimal) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath, debugDescription: "\(decimal) is no amount in whole nano-dollars"))
        }
        self = amount
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(decimal)
    }
}

extension Sequence<USD> {
    public func sum() -> USD { reduce(.zero, +) }
}
