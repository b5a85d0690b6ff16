/// A figure of the service-time model, fitted on measurements: mostly the share of a device's peak that a model reaches.
public struct Efficiency: Fact, Hashable {
    public enum Parameter: String, Sendable, Codable, Hashable {
        /// Share of the peak operations a second.
        case compute
        /// Share of the peak memory bandwidth.
        case memory
        /// Picojoules of an operation of 16 bits: where a board's power keeps it from its peak.
        case energyPicojoules = "energy_pj"
        /// Time of a call that no batch size removes, in milliseconds.
        case launchMilliseconds = "launch_ms"
        /// Of models whose operations are counted by kind: a call's first launch and that of each kernel, in milliseconds.
        case firstLaunchMilliseconds = "first_launch_ms", kernelMilliseconds = "kernel_ms"
        /// The same: share of the peak operations a second.
        case computeDense = "compute_dense", computeGrouped = "compute_grouped"
        case computeDepthwise = "compute_depthwise", computeAttention = "compute_attention"
        /// The same: share of the peak memory bandwidth, of values that each kind reads and writes.
        case memoryDense = "memory_dense", memoryGrouped = "memory_grouped", memoryDepthwise = "memory_depthwise"
        case memoryAttention = "memory_attention", memoryPointwise = "memory_pointwise"
        case memoryCopied = "memory_copied", memoryWeights = "memory_weights"
        /// Share of inference's speed that each of the three passes of a training step keeps.
        case training
        /// LLM: the share of other requests' prefill that a first token waits for, or that falls between two tokens.
        case queue
        /// Start of an all-reduce among devices that share a layer, in milliseconds.
        case allReduceMilliseconds = "allreduce_ms"
        /// Millions of activations for each GFLOP, where a model's are not counted.
        case activationDensity = "activation_density"
        /// Ratio of measured to modelled time that holds nine times in ten.
        case intervalModelled = "interval_modelled"
        /// The same for a corrected time, in expected standard deviations.
        case intervalScaled = "interval_scaled", intervalMeasured = "interval_measured"
        /// The same for what the device does not explain, on one that was not measured under the runtime and precision.
        case intervalUnmeasured = "interval_unmeasured"
        /// What a device takes longer than its generation's roofline, under a runtime and precision; its name is in the
        /// place of the generation's.
        case device
        /// What a generation takes longer than its kind of device's roofline.
        case generation
        /// What a model of a family takes longer than the roofline; the family's name is in the place of the task's.
        case family
        /// How far a device that was not measured may be from its generation's roofline, or its kind's, under a runtime,
        /// and one under a runtime that was not measured on its kind.
        case unmeasuredDevice = "unmeasured_device", unmeasuredRuntime = "unmeasured_runtime"
        /// Standard deviation, of log time, of what a model's times in two settings share where they share this.
        case spreadKind = "spread_kind", spreadArchitecture = "spread_architecture", spreadDevice = "spread_device"
        case spreadRuntime = "spread_runtime", spreadPrecision = "spread_precision", spreadUse = "spread_use"
        case spreadRegime = "spread_regime"
        /// Standard deviation, of log time, of two measurements of the same.
        case spreadRepeat = "spread_repeat"
    }

    public static let table = "efficiencies"

    public let parameter: Parameter
    public let architecture: String
    public let runtime: String
    public let precision: String
    public let task: String
    public let low: Double
    public let typical: Double
    public let high: Double
    public let samples: Int
    public let provenance: Provenance

    public var key: [String] { [parameter.rawValue, architecture, runtime, precision, task] }

    public static let columns: [FactColumn<Efficiency>] = [
        .init("parameter", \.parameter), .init("architecture", \.architecture), .init("runtime", \.runtime),
        .init("precision", \.precision), .init("task", \.task), .init("low", \.low), .init("typical", \.typical),
        .init("high", \.high), .init("samples", \.samples),
    ]

    public init(
        parameter: Parameter, architecture: String, runtime: String, precision: String, task: String, low: Double,
        typical: Double, high: Double, samples: Int, provenance: Provenance
    ) {
        self.parameter = parameter
        self.architecture = architecture
        self.runtime = runtime
        self.precision = precision
        self.task = task
        self.low = low
        self.typical = typical
        self.high = high
        self.samples = samples
        self.provenance = provenance
    }
}
