/// The number of a recorded decision, written `D-7`.
public struct DecisionID: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let number: Int64

    public init(number: Int64) {
        self.number = number
    }

    /// Reads `D-7`, `d-7` or `7`.
    public init?(_ text: some StringProtocol) {
        let digits = text.uppercased().hasPrefix("D-") ? text.dropFirst(2) : text[...]
        guard let number = Int64(digits), number > 0 else { return nil }
        self.number = number
    }

    public var description: String { "D-\(number)" }
    public static func < (a: DecisionID, b: DecisionID) -> Bool { a.number < b.number }
}

/// The readable key of a stored fact, such as `price/aws/us-east-1/g6.xlarge/on-demand`.
public struct FactID: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    public var description: String { text }
    public static func < (a: FactID, b: FactID) -> Bool { a.text < b.text }
}

extension FactID: Codable {
    public init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
