/// How long a part of starting a replica takes.
public struct ColdStart: Fact, Hashable {
    public enum Component: String, Sendable, Codable, Hashable, CaseIterable {
        case provision
        case imagePull = "image-pull"
        case weightsLoad = "weights-load"
        case runtimeStart = "runtime-start"
    }

    public static let table = "cold_starts"

    public let target: String
    public let component: Component
    public let device: String
    public let unit: String
    public let low: Double
    public let typical: Double
    public let high: Double
    public let provenance: Provenance

    public var key: [String] { [target, component.rawValue, device] }

    public static let columns: [FactColumn<ColdStart>] = [
        .init("target", \.target), .init("component", \.component), .init("device", \.device), .init("unit", \.unit),
        .init("low", \.low), .init("typical", \.typical), .init("high", \.high),
    ]

    public init(
        target: String, component: Component, device: String, unit: String, low: Double, typical: Double,
        high: Double, provenance: Provenance
    ) {
        self.target = target
        self.component = component
        self.device = device
        self.unit = unit
        self.low = low
        self.typical = typical
        self.high = high
        self.provenance = provenance
    }
}
