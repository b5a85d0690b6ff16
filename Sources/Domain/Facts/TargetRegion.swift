/// A region where a platform, or one of its accelerators, is sold.
public struct TargetRegion: Fact, Hashable {
    public static let table = "target_regions"

    public let target: String
    public let region: String
    public let accelerator: String
    public let provenance: Provenance

    public var key: [String] { [target, region, accelerator] }

    public static let columns: [FactColumn<TargetRegion>] = [
        .init("target", \.target), .init("region", \.region), .init("accelerator", \.accelerator),
    ]

    public init(
        target: String, region: String, accelerator: String, provenance: Provenance
    ) {
        self.target = target
        self.region = region
        self.accelerator = accelerator
        self.provenance = provenance
    }
}
