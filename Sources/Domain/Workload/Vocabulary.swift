/// The names that a workload may use, as the knowledge base spells them.
public struct Vocabulary: Hashable, Sendable {
    public var providers: [String]
    public var regions: [String]
    public var residencies: [String]
    public var targets: [String]
    public var accelerators: [String]
    /// Other spellings of accelerators, lower-cased, and the name each stands for.
    public var acceleratorAliases: [String: String]
    /// The providers that call a region by this name.
    public var regionProviders: [String: [String]]
    /// The residencies that a region of this name satisfies.
    public var regionResidencies: [String: [String]]

    public init(
        providers: [String] = [], regions: [String] = [], residencies: [String] = [], targets: [String] = [],
        accelerators: [String] = [], acceleratorAliases: [String: String] = [:],
        regionProviders: [String: [String]] = [:], regionResidencies: [String: [String]] = [:]
    ) {
        self.providers = providers
        self.regions = regions
        self.residencies = residencies
        self.targets = targets
        self.accelerators = accelerators
        self.acceleratorAliases = acceleratorAliases
        self.regionProviders = regionProviders
        self.regionResidencies = regionResidencies
    }
}
