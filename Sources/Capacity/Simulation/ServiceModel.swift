/// What a replica does with a request.
public enum ServiceModel: Sendable {
    case batches(BatchService)
    case tokens(TokenService)
}

/// A replica that takes what waits in batches, after decoding and resizing on its cores.
public struct BatchService: Sendable, Hashable {
    /// Element b − 1 is the time of a batch of b.
    public var serviceMilliseconds: [Double]
    /// Deviation over mean of a batch's time, 0…1.
    public var scatter: Double
    /// How long a request waits for others to fill its batch; 0 where a free replica starts at once.
    public var maxWaitMilliseconds: Double
    /// Of one item on one core.
    public var preprocessMilliseconds: Double
    /// Of a replica.
    public var preprocessCores: Double
    /// Part of each request's time that no replica spends.
    public var fixedMilliseconds: Double

    public init(
        serviceMilliseconds: [Double], scatter: Double = 0, maxWaitMilliseconds: Double = 0,
        preprocessMilliseconds: Double = 0, preprocessCores: Double = 1, fixedMilliseconds: Double = 0
    ) {
        self.serviceMilliseconds = serviceMilliseconds
        self.scatter = scatter
        self.maxWaitMilliseconds = maxWaitMilliseconds
        self.preprocessMilliseconds = preprocessMilliseconds
        self.preprocessCores = preprocessCores
        self.fixedMilliseconds = fixedMilliseconds
    }
}

/// An LLM replica that adds and drops sequences between decoding steps, as `ContinuousBatching` has it.
public struct TokenService: Sendable, Hashable {
    public var tokensIn: Double
    public var tokensOut: Double
    /// Deviation over mean of the lengths of prompts and answers, 0…1.
    public var lengthScatter: Double
    /// Reading a prompt of `tokensIn` tokens alone; longer ones take longer in proportion.
    public var prefillMilliseconds: Double
    public var stepBaseMilliseconds: Double
    public var stepPerSequenceMilliseconds: Double
    public var maxBatch: Int
    /// Tokens of prompts and answers that the key–value cache holds.
    public var cacheTokens: Double
    public var fixedMilliseconds: Double

    public init(_ engine: ContinuousBatching, lengthScatter: Double = 0, fixedMilliseconds: Double = 0) {
        tokensIn = engine.tokensIn
        tokensOut = engine.tokensOut
        self.lengthScatter = lengthScatter
        prefillMilliseconds = engine.prefillMilliseconds
        stepBaseMilliseconds = engine.stepBaseMilliseconds
        stepPerSequenceMilliseconds = engine.stepPerSequenceMilliseconds
        maxBatch = max(1, Int(engine.maxBatch))
        cacheTokens = engine.maxBatch * (engine.tokensIn + engine.tokensOut)
        self.fixedMilliseconds = fixedMilliseconds
    }
}
