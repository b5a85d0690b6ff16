public import Domain
public import Prediction

/// What the store and the roofline say to a request.
public struct PredictionAnswer: Sendable {
    public let model: ModelProfile
    /// Whether the store describes the model, or the request's figures alone do.
    public let isKnownModel: Bool
    /// Whether nobody counted the model's operations, and its measured times stand in for them.
    public let areOperationsImplied: Bool
    public let hardware: HardwareChoice
    public let runtime: String
    public let precision: Precision
    public let batches: [Batch]

    /// One batch size.
    public struct Batch: Sendable {
        public let size: Int
        /// The whole batch: of a language model whose answers have a length, from the prompts to the last token.
        public let whole: ServicePrediction
        /// Language models: all prompts of the batch read, and one token more for each.
        public let firstToken: ServicePrediction?
        public let perToken: ServicePrediction?
    }

    /// What `throughput` counts.
    public var unit: String { model.task == .llm ? "tokens" : "items" }
}
