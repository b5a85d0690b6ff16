/// What the answer must respect. An empty list allows everything.
public struct Constraints: Hashable, Sendable, Codable {
    public enum AcceleratorUse: String, Hashable, Sendable, Codable, CaseIterable {
        case required, allowed, forbidden
    }

    public var providers: [String]
    public var regions: [String]
    public var residency: String?
    public var targets: [String]
    public var excludeTargets: [String]
    public var accelerators: [String]
    public var accelerator: AcceleratorUse
    public var maxMonthlyUSD: USD?
    public var purchase: [Purchase]

    public init(
        providers: [String] = [], regions: [String] = [], residency: String? = nil, targets: [String] = [],
        excludeTargets: [String] = [], accelerators: [String] = [], accelerator: AcceleratorUse = .allowed,
        maxMonthlyUSD: USD? = nil, purchase: [Purchase] = [.onDemand, .owned]
    ) {
        self.providers = providers
        self.regions = regions
        self.residency = residency
        self.targets = targets
        self.excludeTargets = excludeTargets
        self.accelerators = accelerators
        self.accelerator = accelerator
        self.maxMonthlyUSD = maxMonthlyUSD
        self.purchase = purchase
    }

    /// Whether only accelerators will do: one is required, or some are named.
    public var needsAccelerator: Bool { accelerator == .required || !accelerators.isEmpty }

    enum CodingKeys: String, CodingKey {
        case providers, regions, residency, targets, accelerators, accelerator, purchase
        case excludeTargets = "exclude_targets"
        case maxMonthlyUSD = "max_monthly_usd"
    }
}

/// How an instance is bought.
public enum Purchase: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case onDemand = "on-demand"
    case spot
    case reserved1Year = "reserved-1y"
    case reserved3Years = "reserved-3y"
    /// Hardware the team has already: its price is what the team says an hour costs.
    case owned

    public static func < (a: Purchase, b: Purchase) -> Bool { a.rawValue < b.rawValue }
}
