/// What a unit of a service costs, from a monthly quantity on.
public struct ServicePrice: Fact, Hashable {
    public static let table = "service_prices"

    public let provider: String
    public let service: String
    public let region: String
    public let item: String
    public let tierFrom: Double
    public let unit: String
    public let usd: USD
    public let freeQuantity: Double?
    public let provenance: Provenance

    public var key: [String] { [provider, service, region, item, tierFrom == 0 ? "" : "\(tierFrom)"] }

    public static let columns: [FactColumn<ServicePrice>] = [
        .init("provider", \.provider), .init("service", \.service), .init("region", \.region), .init("item", \.item),
        .init("tier_from", \.tierFrom), .init("unit", \.unit), .init("usd", \.usd),
        .init("free_quantity", \.freeQuantity),
    ]

    public init(
        provider: String, service: String, region: String, item: String, tierFrom: Double, unit: String, usd: USD,
        freeQuantity: Double?, provenance: Provenance
    ) {
        self.provider = provider
        self.service = service
        self.region = region
        self.item = item
        self.tierFrom = tierFrom
        self.unit = unit
        self.usd = usd
        self.freeQuantity = freeQuantity
        self.provenance = provenance
    }
}
