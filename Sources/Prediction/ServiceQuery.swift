public import Domain

/// A batch of a model on hardware, as a runtime executes it.
public struct ServiceQuery: Sendable {
    public var model: ModelProfile
    public var hardware: Hardware
    public var runtime: String
    public var precision: Precision
    public var batch: Int

    public init(model: ModelProfile, hardware: Hardware, runtime: String, precision: Precision, batch: Int) {
        self.model = model
        self.hardware = hardware
        self.runtime = runtime
        self.precision = precision
        self.batch = batch
    }
}
