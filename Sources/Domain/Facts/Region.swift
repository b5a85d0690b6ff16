/// A place where a provider sells, and whose law holds there.
public struct Region: Fact, Hashable {
    public static let table = "regions"

    public let provider: String
    public let region: String
    public let residency: String
    public let restricted: Bool
    public let provenance: Provenance

    public var key: [String] { [provider, region] }

    public static let columns: [FactColumn<Region>] = [
        .init("provider", \.provider), .init("region", \.region), .init("residency", \.residency),
        .init("restricted", \.restricted),
    ]

    public init(
        provider: String, region: String, residency: String, restricted: Bool, provenance: Provenance
    ) {
        self.provider = provider
        self.region = region
        self.residency = residency
        self.restricted = restricted
        self.provenance = provenance
    }
}
