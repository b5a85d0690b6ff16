/// The answer to a workload: `berth.recommendation/1`.
public struct Recommendation: Hashable, Sendable, Codable {
    public var schema = "berth.recommendation/1"
    /// `D-7`, or nil where nothing was recorded.
    public var decision: String?
    public var workload: Workload
    public var knowledge: Knowledge
    /// Best first.
    public var options: [DeploymentOption]
    /// How many feasible options were compared; `options` holds the best of them.
    public var optionsCompared: Int
    /// Ids of the options that no other beats on both cost and latency.
    public var pareto: [String]
    public var tippingPoints: [TippingPoint]
    public var rejected: [Rejection]
    public var rejectedCounts: [String: Int]
    /// What would have to give, where nothing is feasible: the nearest first.
    public var relaxations: [Relaxation]
    /// What holds for the whole answer, such as a region that was not given.
    public var notes: [String]

    public init(
        decision: String? = nil, workload: Workload, knowledge: Knowledge, options: [DeploymentOption],
        optionsCompared: Int,
        pareto: [String], tippingPoints: [TippingPoint], rejected: [Rejection], rejectedCounts: [String: Int],
        relaxations: [Relaxation], notes: [String]
    ) {
        self.decision = decision
        self.workload = workload
        self.knowledge = knowledge
        self.options = options
        self.optionsCompared = optionsCompared
        self.pareto = pareto
        self.tippingPoints = tippingPoints
        self.rejected = rejected
        self.rejectedCounts = rejectedCounts
        self.relaxations = relaxations
        self.notes = notes
    }

    public struct Knowledge: Hashable, Sendable, Codable {
        public struct Source: Hashable, Sendable, Codable {
            public let name: String
            public let layer: String
            public let asOf: String
            public let sha256: String

            public init(_ dataset: Dataset) {
                name = dataset.name
                layer = dataset.layer
                asOf = dataset.asOf
                sha256 = dataset.sha256
            }

            enum CodingKeys: String, CodingKey {
                case name, layer, sha256
                case asOf = "as_of"
            }
        }

        public var datasets: [Source]
        /// SHA-256 over the datasets' own digests, in order of precedence.
        public var fingerprint: String

        public init(datasets: [Source], fingerprint: String) {
            self.datasets = datasets
            self.fingerprint = fingerprint
        }
    }

    /// The nearest single change that makes another option win.
    public struct TippingPoint: Hashable, Sendable, Codable {
        /// What changes: `weights.cost`, `price/…`, `traffic.average_rps`.
        public let change: String
        public let from: Double
        public let to: Double
        /// The option that wins then.
        public let then: String

        public init(change: String, from: Double, to: Double, then: String) {
            self.change = change
            self.from = from
            self.to = to
            self.then = then
        }
    }

    /// An option that a person would have expected, and why it is out.
    public struct Rejection: Hashable, Sendable, Codable {
        public let option: String
        public let constraint: String
        public let required: String
        public let actual: String
        public let facts: [CitedFact]

        public init(option: String, constraint: String, required: String, actual: String, facts: [CitedFact]) {
            self.option = option
            self.constraint = constraint
            self.required = required
            self.actual = actual
            self.facts = facts
        }
    }

    /// A change to the workload that would make an option feasible.
    public struct Relaxation: Hashable, Sendable, Codable {
        /// The workload's key: `slo.p95_ms`.
        public let change: String
        public let from: String
        public let to: String
        public let then: String

        public init(change: String, from: String, to: String, then: String) {
            self.change = change
            self.from = from
            self.to = to
            self.then = then
        }
    }

    enum CodingKeys: String, CodingKey {
        case schema, decision, workload, knowledge, options, pareto, rejected, relaxations, notes
        case optionsCompared = "options_compared"
        case tippingPoints = "tipping_points"
        case rejectedCounts = "rejected_counts"
    }
}

/// A stored fact that an answer rests on.
public struct CitedFact: Hashable, Sendable, Codable {
    public let id: FactID
    public let table: String
    public let dataset: String
    public let layer: String
    public let source: String
    public let asOf: String?

    public init(id: FactID, table: String, dataset: String, layer: String, source: String, asOf: String?) {
        self.id = id
        self.table = table
        self.dataset = dataset
        self.layer = layer
        self.source = source
        self.asOf = asOf
    }

    enum CodingKeys: String, CodingKey {
        case id, table, dataset, layer, source
        case asOf = "as_of"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(table, forKey: .table)
        try container.encode(dataset, forKey: .dataset)
        try container.encode(layer, forKey: .layer)
        try container.encode(source, forKey: .source)
        try container.encode(asOf, forKey: .asOf)
    }
}
