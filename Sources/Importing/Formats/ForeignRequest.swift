/// What a person says about a file of another tool's: its format and what it leaves out.
public struct ForeignRequest: Sendable {
    public var format: String
    /// Whose machines, where the file does not say.
    public var provider: String?
    public var region: String?
    /// What the figures were measured on and of, where the file does not say.
    public var hardware: String?
    public var model: String?
    public var runtime: String?
    public var precision: String?

    public init(
        format: String, provider: String? = nil, region: String? = nil, hardware: String? = nil, model: String? = nil,
        runtime: String? = nil, precision: String? = nil
    ) {
        self.format = format
        self.provider = provider
        self.region = region
        self.hardware = hardware
        self.model = model
        self.runtime = runtime
        self.precision = precision
    }
}
