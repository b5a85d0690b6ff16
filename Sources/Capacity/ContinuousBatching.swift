/// An LLM replica that adds and drops sequences between decoding steps (Yu et al. 2022, Orca, §3).
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
        let share = stepBaseMilliseconds / max(maxBatch, 1) + stepPerSequenceMilliseconds
        let busy = prefillMilliseconds + max(tokensOut - 1, 0) * share
        return busy > 0 ? 1000 / busy : .infinity
    }

    /// Nil where the load cannot be carried.
    public func performance() -> Performance? {
        guard maxBatch >= 1 else { return nil }
        let utilisation = arrivalsPerSecond / maxRequestsPerSecond
        guard utilisation < 1 else { return nil }
        let free = 1 - arrivalsPerSecond / 1000 * prefillMilliseconds
        let lambda = arrivalsPerSecond / 1000, steps = max(tokensOut - 1, 0)
        let denominator = free - lambda * steps * stepPerSequenceMilliseconds
        guard denominator > 0 else { return nil }
        let concurrency = min(maxBatch, lambda * steps * stepBaseMilliseconds / denominator)
        let step = (stepBaseMilliseconds + max(concurrency, 1) * stepPerSequenceMilliseconds) / free
        let ttft = prefillMilliseconds + step / 2
        return Performance(
            concurrency: concurrency, firstTokenP50Milliseconds: ttft, firstTokenP95Milliseconds: ttft / (1 - utilisation),
            perTokenP50Milliseconds: step, perTokenP95Milliseconds: step / free,
            endToEndP95Milliseconds: ttft / (1 - utilisation) + steps * step / free, utilisation: utilisation)
    }
}
