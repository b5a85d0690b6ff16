public import Domain

/// A cell of a look-up.
public enum FactValue: Hashable, Sendable {
    case null
    case text(String)
    case integer(Int64)
    case real(Double)
    case usd(USD)

    /// As a person and a CSV file read it; nil for NULL.
    public var plain: String? {
        switch self {
        case .null: nil
        case .text(let text): text
        case .integer(let value): String(value)
        case .real(let value): value.plain
        case .usd(let amount): amount.plain
        }
    }

    public var isNumber: Bool {
        switch self {
        case .integer, .real, .usd: true
        case .null, .text: false
        }
    }
}

extension USD {
    /// Dollars in decimals, exactly, without trailing zeros: `0.8048`.
    public var plain: String {
        let (dollars, rest) = nanos.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
        var decimals = String(rest)
        decimals = String(repeating: "0", count: 9 - decimals.count) + decimals
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return (nanos < 0 ? "-" : "") + String(dollars) + (decimals.isEmpty ? "" : "." + decimals)
    }
}
