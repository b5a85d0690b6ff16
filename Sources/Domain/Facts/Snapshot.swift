/// Every fact that planning one workload may rest on, taken at one moment.
///
/// The planner sees this value and never a database, so a decision can be recomputed from what was recorded. `offers`
/// and `measurements` are what the workload's constraints leave; the other tables are whole.
public struct Snapshot: Sendable {
    /// Highest precedence first: a team's layer before the seed.
    public var datasets: [Dataset]
    /// The day the answer is given for, `YYYY-MM-DD`: ages are counted from it.
    public var today: String
    public var providers: [String]
    public var regions: [Region]
    public var accelerators: [String: Accelerator]
    public var cpus: [String: CPU]
    public var targets: [Target]
    public var targetLimits: [TargetLimit]
    public var targetSizes: [TargetSize]
    public var targetRegions: [TargetRegion]
    public var servicePrices: [ServicePrice]
    public var discounts: [Discount]
    public var coldStarts: [ColdStart]
    public var runtimes: [String: Runtime]
    public var runtimeSupport: [RuntimeSupport]
    public var baseImages: [BaseImage]
    public var cudaReleases: [CUDARelease]
    public var efficiencies: [Efficiency]
    public var assumptions: [String: Assumption]
    public var rules: [RuleOfThumb]
    /// The workload's model, where the store knows it.
    public var model: ModelFact?
    /// What it is made of, by size of input.
    public var operations: [Operations]
    /// Of the workload's model and its near kin.
    public var measurements: [Measurement]
    /// The cheapest allowed region of each machine type and purchase.
    public var offers: [Offer]

    public init(
        datasets: [Dataset] = [], today: String, providers: [String] = [], regions: [Region] = [],
        accelerators: [String: Accelerator] = [:], cpus: [String: CPU] = [:], targets: [Target] = [],
        targetLimits: [TargetLimit] = [], targetSizes: [TargetSize] = [], targetRegions: [TargetRegion] = [],
        servicePrices: [ServicePrice] = [], discounts: [Discount] = [], coldStarts: [ColdStart] = [],
        runtimes: [String: Runtime] = [:],
        runtimeSupport: [RuntimeSupport] = [], baseImages: [BaseImage] = [], cudaReleases: [CUDARelease] = [],
        efficiencies: [Efficiency] = [], assumptions: [String: Assumption] = [:], rules: [RuleOfThumb] = [],
        model: ModelFact? = nil, operations: [Operations] = [], measurements: [Measurement] = [], offers: [Offer] = []
    ) {
        self.datasets = datasets
        self.today = today
        self.providers = providers
        self.regions = regions
        self.accelerators = accelerators
        self.cpus = cpus
        self.targets = targets
        self.targetLimits = targetLimits
        self.targetSizes = targetSizes
        self.targetRegions = targetRegions
        self.servicePrices = servicePrices
        self.discounts = discounts
        self.coldStarts = coldStarts
        self.runtimes = runtimes
        self.runtimeSupport = runtimeSupport
        self.baseImages = baseImages
        self.cudaReleases = cudaReleases
        self.efficiencies = efficiencies
        self.assumptions = assumptions
        self.rules = rules
        self.model = model
        self.operations = operations
        self.measurements = measurements
        self.offers = offers
    }
}
