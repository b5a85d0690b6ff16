/// A row of somebody's measurements, in their spelling.
public struct MeasuredRow: Sendable {
    /// In the file, from 1.
    public let line: Int
    public var id = ""
    /// What the file says the figure is; nil where it does not.
    public var kind: Measurement.Kind?
    public var model = ""
    public var family = ""
    public var task = ""
    public var hardware = ""
    public var hardwareCount: Double?
    public var runtime = ""
    public var precision = ""
    public var batch: Double?
    public var input = ""
    public var gigaflopsPerItem: Double?
    public var parametersMillions: Double?
    public var activationsMillions: Double?
    public var latencyMilliseconds: Double?
    public var throughputPerSecond: Double?
    public var notes = ""
    /// A cell that is no number where one is needed.
    public var fault: String?

    public init(line: Int) {
        self.line = line
    }
}
