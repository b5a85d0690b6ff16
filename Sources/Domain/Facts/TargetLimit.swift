/// What a platform allows at most, or asks for at least.
public struct TargetLimit: Fact, Hashable {
    public static let table = "target_limits"

    public let target: String
    public let limit: String
    public let accelerator: String
    public let value: Double?
    public let text: String?
    public let unit: String
    public let provenance: Provenance

    public var key: [String] { [target, limit, accelerator] }

    public static let columns: [FactColumn<TargetLimit>] = [
        .init("target", \.target), .init("limit", \.limit), .init("accelerator", \.accelerator),
        .init("value", \.value), .init("text", \.text), .init("unit", \.unit),
    ]

    public init(
        target: String, limit: String, accelerator: String, value: Double?, text: String?, unit: String,
        provenance: Provenance
    ) {
        self.target = target
        self.limit = limit
        self.accelerator = accelerator
        self.value = value
        self.text = text
        self.unit = unit
        self.provenance = provenance
    }
}
