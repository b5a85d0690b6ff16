/// What somebody measured: a model on hardware.
public struct Measurement: Fact, Hashable {
    /// What the figure is: a service time, or something seen under load.
    public enum Kind: String, Sendable, Codable, Hashable { case service, serving, offline, server, stream, training }

    public static let table = "measurements"

    public let measurementID: String
    public let kind: Kind
    public let model: String
    public let family: String
    public let task: String
    public let hardware: String
    public let hardwareKind: String
    public let hardwareCount: Double
    public let runtime: String
    public let precision: String
    public let batch: Int?
    public let input: String?
    public let gigaflopsPerItem: Double?
    public let parametersMillions: Double?
    public let activationsMillions: Double?
    public let latencyMilliseconds: Double?
    public let throughputPerSecond: Double?
    public let notes: String
    public let provenance: Provenance

    public var key: [String] { [measurementID] }

    public static let columns: [FactColumn<Measurement>] = [
        .init("id", \.measurementID), .init("kind", \.kind), .init("model", \.model), .init("family", \.family),
        .init("task", \.task), .init("hardware", \.hardware), .init("hardware_kind", \.hardwareKind),
        .init("hardware_count", \.hardwareCount), .init("runtime", \.runtime), .init("precision", \.precision),
        .init("batch", \.batch), .init("input", \.input), .init("gflops_per_item", \.gigaflopsPerItem),
        .init("parameters_millions", \.parametersMillions), .init("activations_millions", \.activationsMillions),
        .init("latency_ms", \.latencyMilliseconds), .init("throughput_per_s", \.throughputPerSecond),
        .init("notes", \.notes),
    ]

    public init(
        measurementID: String, kind: Kind, model: String, family: String, task: String, hardware: String,
        hardwareKind: String, hardwareCount: Double, runtime: String, precision: String, batch: Int?, input: String?,
        gigaflopsPerItem: Double?, parametersMillions: Double?, activationsMillions: Double?,
        latencyMilliseconds: Double?, throughputPerSecond: Double?, notes: String, provenance: Provenance
    ) {
        self.measurementID = measurementID
        self.kind = kind
        self.model = model
        self.family = family
        self.task = task
        self.hardware = hardware
        self.hardwareKind = hardwareKind
        self.hardwareCount = hardwareCount
        self.runtime = runtime
        self.precision = precision
        self.batch = batch
        self.input = input
        self.gigaflopsPerItem = gigaflopsPerItem
        self.parametersMillions = parametersMillions
        self.activationsMillions = activationsMillions
        self.latencyMilliseconds = latencyMilliseconds
        self.throughputPerSecond = throughputPerSecond
        self.notes = notes
        self.provenance = provenance
    }
}
