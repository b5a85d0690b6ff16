/// The share of a device's peak that a kind of model reaches, fitted on measurements.
public struct Efficiency: Fact, Hashable {
    public enum Parameter: String, Sendable, Codable, Hashable {
        /// Share of the peak operations a second.
        case compute
        /// Share of the peak memory bandwidth.
        case memory
        /// Time of a call that no batch size removes, in milliseconds.
        case launchMilliseconds = "launch_ms"
        /// Share of the peak operations a second in training.
        case training
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
