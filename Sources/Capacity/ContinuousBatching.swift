/// An LLM replica that adds and drops sequences between decoding steps (Yu et al. 2022, Orca, §3).
///
/// Prompts are read between steps, so that decoding has the share 1 − λ · prefill of the time; the number of sequences
/// that decode follows from Little's law (docs/capacity.md, "Continuous batching").
public struct ContinuousBatching: Sendable, Hashable {
    public var arrivalsPerSecond: Double
    public var tokensIn: Double
    public var tokensOut: Double
    /// Reading one prompt of `tokensIn` tokens, alone.
    public var prefillMilliseconds: Double
    /// A decoding step of b sequences takes `stepBaseMilliseconds` + b · `stepPerSequenceMilliseconds`.
    public var stepBaseMilliseconds: Double
    public var stepPerSequenceMilliseconds: Double
    /// As many sequences as the key–value cache holds.
    public var maxBatch: Double

    public init(
        arrivalsPerSecond: Double, tokensIn: Double, tokensOut: Double, prefillMilliseconds: Double,
        stepBaseMilliseconds: Double, stepPerSequenceMilliseconds: Double, maxBatch: Double
    ) {
        self.arrivalsPerSecond = arrivalsPerSecond
        self.tokensIn = tokensIn
        self.tokensOut = tokensOut
        self.prefillMilliseconds = prefillMilliseconds
        self.stepBaseMilliseconds = stepBaseMilliseconds
        self.stepPerSequenceMilliseconds = stepPerSequenceMilliseconds
        self.maxBatch = maxBatch
    }

    public struct Performance: Sendable, Hashable {
        /// Sequences that decode at once, on average.
        public let concurrency: Double
        public let firstTokenP50Milliseconds: Double
        public let firstTokenP95Milliseconds: Double
        public let perTokenP50Milliseconds: Double
        public let perTokenP95Milliseconds: Double
        public let endToEndP95Milliseconds: Double
        /// Arrivals over the most that can be sustained.
        public let utilisation: Double
    }

    /// A request occupies the device for its own prefill and its share of the steps of a full batch.
    public var maxRequestsPerSecond: Double {
        guard maxBatch >= 1 else { return 0 }
        let share = stepBaseMilliseconds / maxBatch + stepPerSequenceMilliseconds
        let busy = prefillMilliseconds + steps * share
        return busy > 0 ? 1000 / busy : .infinity
    }

    /// The first token comes from the prefill.
    var steps: Double { max(tokensOut - 1, 0) }

    func stepMilliseconds(_ sequences: Double) -> Double {
        stepBaseMilliseconds + sequences * stepPerSequenceMilliseconds
    }
}
