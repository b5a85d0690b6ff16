/// What the scores are made of.
public enum Criterion: String, Hashable, Sendable, Codable, CaseIterable {
    case cost, latency, operations, risk
}

/// How much each criterion counts. Weights are scaled to add up to 1.
public struct Preferences: Hashable, Sendable, Codable {
    public struct Weights: Hashable, Sendable, Codable {
        public var cost: Double
        public var latency: Double
        public var operations: Double
        public var risk: Double

        public init(cost: Double = 0.4, latency: Double = 0.2, operations: Double = 0.25, risk: Double = 0.15) {
            self.cost = cost
            self.latency = latency
            self.operations = operations
            self.risk = risk
        }

        public subscript(criterion: Criterion) -> Double {
            get {
                switch criterion {
                case .cost: cost
                case .latency: latency
                case .operations: operations
                case .risk: risk
                }
            }
            set {
                switch criterion {
                case .cost: cost = newValue
                case .latency: latency = newValue
                case .operations: operations = newValue
                case .risk: risk = newValue
                }
            }
        }

        /// The same proportions, adding up to 1.
        public var normalised: Weights {
            let sum = cost + latency + operations + risk
            guard sum > 0 else { return Weights() }
            return Weights(cost: cost / sum, latency: latency / sum, operations: operations / sum, risk: risk / sum)
        }
    }

    public var weights: Weights

    public init(weights: Weights = .init()) {
        self.weights = weights
    }
}
