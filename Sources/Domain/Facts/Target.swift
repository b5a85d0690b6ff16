/// A platform that can run a workload.
public struct Target: Fact, Hashable {
    public enum Compute: String, Sendable, Codable, Hashable {
        /// Sold as CPU and memory (`target_sizes`).
        case sizes
        /// Runs on machine types (`instances`).
        case instances
    }

    public enum Billing: String, Sendable, Codable, Hashable {
        /// While a request is in progress.
        case request
        /// While the replica exists.
        case instance
        /// While the job runs.
        case job
    }

    /// Who spreads replicas over zones: the platform, or the team by running several.
    public enum Zones: String, Sendable, Codable, Hashable { case managed, own }

    public enum AcceleratorSupport: Hashable, Sendable {
        case none, any
        case only(Set<String>)

        public func allows(_ accelerator: String) -> Bool {
            switch self {
            case .none: false
            case .any: true
            case .only(let names): names.contains(accelerator)
            }
        }

        /// As dataset files list it.
        var listed: [String] {
            switch self {
            case .none: ["none"]
            case .any: ["any"]
            case .only(let names): names.sorted()
            }
        }
    }

    public static let table = "targets"

    public let name: String
    public let provider: String
    public let title: String
    public let family: String
    public let kinds: Set<Workload.Kind>
    public let compute: Compute
    public let billing: Billing
    public let accelerators: AcceleratorSupport
    public let purchases: Set<Purchase>
    public let scaleToZero: Bool
    public let minReplicas: Int
    public let keepAliveSeconds: Double?
    public let priceService: String?
    public let controlPlane: String?
    public let loadBalancer: String?
    public let privateNetwork: Bool
    public let availabilityPercent: Double?
    public let zones: Zones
    public let skill: String
    public let operations: Int
    public let lockIn: Int
    public let provenance: Provenance

    public var key: [String] { [name] }

    public static let columns: [FactColumn<Target>] = [
        .init("target", \.name), .init("provider", \.provider), .init("name", \.title), .init("family", \.family),
        .init("kinds", \.kinds), .init("compute", \.compute), .init("billing", \.billing),
        .init("accelerators", \.accelerators.listed), .init("purchases", \.purchases),
        .init("scale_to_zero", \.scaleToZero), .init("min_replicas", \.minReplicas),
        .init("keep_alive_s", \.keepAliveSeconds), .init("price_service", \.priceService),
        .init("control_plane", \.controlPlane), .init("load_balancer", \.loadBalancer),
        .init("private_network", \.privateNetwork), .init("availability_percent", \.availabilityPercent),
        .init("zones", \.zones), .init("skill", \.skill), .init("operations", \.operations),
        .init("lock_in", \.lockIn),
    ]

    public init(
        name: String, provider: String, title: String, family: String, kinds: Set<Workload.Kind>, compute: Compute,
        billing: Billing, accelerators: AcceleratorSupport, purchases: Set<Purchase>, scaleToZero: Bool,
        minReplicas: Int, keepAliveSeconds: Double?, priceService: String?, controlPlane: String?,
        loadBalancer: String?, privateNetwork: Bool, availabilityPercent: Double?, zones: Zones, skill: String,
        operations: Int, lockIn: Int, provenance: Provenance
    ) {
        self.name = name
        self.provider = provider
        self.title = title
        self.family = family
        self.kinds = kinds
        self.compute = compute
        self.billing = billing
        self.accelerators = accelerators
        self.purchases = purchases
        self.scaleToZero = scaleToZero
        self.minReplicas = minReplicas
        self.keepAliveSeconds = keepAliveSeconds
        self.priceService = priceService
        self.controlPlane = controlPlane
        self.loadBalancer = loadBalancer
        self.privateNetwork = privateNetwork
        self.availabilityPercent = availabilityPercent
        self.zones = zones
        self.skill = skill
        self.operations = operations
        self.lockIn = lockIn
        self.provenance = provenance
    }
}
