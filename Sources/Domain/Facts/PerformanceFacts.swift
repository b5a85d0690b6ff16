/// Every fact that predictions rest on, without prices and places.
public struct PerformanceFacts: Sendable {
    public var accelerators: [String: Accelerator]
    public var cpus: [String: CPU]
    public var instances: [Instance]
    public var runtimes: [String: Runtime]
    public var runtimeSupport: [RuntimeSupport]
    public var efficiencies: [Efficiency]
    public var spellings: Spellings
    /// By name: those that were asked for.
    public var models: [String: ModelFact]
    /// By the model's name: what it is made of, by size of input.
    public var operations: [String: [Operations]]
    /// By the model's name in the store, whatever the row calls it.
    public var measurements: [String: [Measurement]]

    public init(
        accelerators: [String: Accelerator] = [:], cpus: [String: CPU] = [:], instances: [Instance] = [],
        runtimes: [String: Runtime] = [:], runtimeSupport: [RuntimeSupport] = [], efficiencies: [Efficiency] = [],
        spellings: Spellings = Spellings(), models: [String: ModelFact] = [:],
        operations: [String: [Operations]] = [:],
        measurements: [String: [Measurement]] = [:]
    ) {
        self.accelerators = accelerators
        self.cpus = cpus
        self.instances = instances
        self.runtimes = runtimes
        self.runtimeSupport = runtimeSupport
        self.efficiencies = efficiencies
        self.spellings = spellings
        self.models = models
        self.operations = operations
        self.measurements = measurements
    }
}
