/// A share off what a month's bill has of a provider, a service or a family of machine types.
public struct Discount: Fact, Hashable {
    public static let table = "discounts"
    /// The service that stands for machine types.
    public static let machines = "machines"

    public let provider: String
    /// Empty for all services.
    public let service: String
    /// Empty for all families.
    public let family: String
    /// Nil for any.
    public let purchase: Purchase?
    /// It holds for what a month's charge exceeds this by, in USD.
    public let fromPerMonth: Double
    /// From 0 to 100.
    public let percent: Double
    public let provenance: Provenance

    public var key: [String] {
        [
            provider, service, family, purchase?.rawValue ?? "", fromPerMonth == 0 ? "" : "\(fromPerMonth)",
        ]
    }

    public static let columns: [FactColumn<Discount>] = [
        .init("provider", \.provider), .init("service", \.service), .init("family", \.family),
        .init("purchase", \.purchase), .init("from_usd_month", \.fromPerMonth), .init("percent", \.percent),
    ]

    public init(
        provider: String, service: String, family: String, purchase: Purchase?, fromPerMonth: Double, percent: Double,
        provenance: Provenance
    ) {
        self.provider = provider
        self.service = service
        self.family = family
        self.purchase = purchase
        self.fromPerMonth = fromPerMonth
        self.percent = percent
        self.provenance = provenance
    }
}
