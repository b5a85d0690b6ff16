public import Domain

/// What somebody asks a prediction of, in their own spelling.
public struct PredictionRequest: Sendable {
    /// The name, with whatever figures the store may lack.
    public var model: Workload.Model
    public var hardware: String
    /// Accelerators that work on one batch together, or sockets; nil for one, or as many as a language model needs.
    public var count: Int?
    /// Of a processor, where not all of them work.
    public var cores: Double?
    public var runtime: String
    public var precision: String
    public var batches: [Int]
    /// Language models: tokens of a request and of its answer.
    public var tokensIn: Double?
    public var tokensOut: Double?
    /// A training step instead of inference.
    public var training: Bool

    public init(
        model: Workload.Model, hardware: String, count: Int? = nil, cores: Double? = nil, runtime: String,
        precision: String, batches: [Int] = [1], tokensIn: Double? = nil, tokensOut: Double? = nil,
        training: Bool = false
    ) {
        self.model = model
        self.hardware = hardware
        self.count = count
        self.cores = cores
        self.runtime = runtime
        self.precision = precision
        self.batches = batches
        self.tokensIn = tokensIn
        self.tokensOut = tokensOut
        self.training = training
    }
}
