/// A figure the arithmetic needs and no other table holds.
public struct Assumption: Fact, Hashable {
    public static let table = "assumptions"

    public let name: String
    public let low: Double
    public let value: Double
    public let high: Double
    public let unit: String
    public let provenance: Provenance

    public var key: [String] { [name] }

    public static let columns: [FactColumn<Assumption>] = [
        .init("name", \.name), .init("low", \.low), .init("value", \.value), .init("high", \.high),
        .init("unit", \.unit),
    ]

    public init(
        name: String, low: Double, value: Double, high: Double, unit: String, provenance: Provenance
    ) {
        self.name = name
        self.low = low
        self.value = value
        self.high = high
        self.unit = unit
        self.provenance = provenance
    }
}
