/// What an hour of a machine type costs.
public struct Price: Fact, Hashable {
    public static let table = "prices"

    public let provider: String
    public let region: String
    public let instanceType: String
    public let purchase: Purchase
    public let usdPerHour: USD
    public let provenance: Provenance

    public var key: [String] { [provider, region, instanceType, purchase.rawValue] }

    public static let columns: [FactColumn<Price>] = [
        .init("provider", \.provider), .init("region", \.region), .init("instance_type", \.instanceType),
        .init("purchase", \.purchase), .init("usd_per_hour", \.usdPerHour),
    ]

    public init(
        provider: String, region: String, instanceType: String, purchase: Purchase, usdPerHour: USD,
        provenance: Provenance
    ) {
        self.provider = provider
        self.region = region
        self.instanceType = instanceType
        self.purchase = purchase
        self.usdPerHour = usdPerHour
        self.provenance = provenance
    }
}
