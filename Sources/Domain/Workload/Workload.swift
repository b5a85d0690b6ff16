/// What somebody wants to run: the model, its traffic or job, and what the answer must respect.
///
/// The file format is `berth.workload/1` (`docs/workload.md`). Values are validated when they are read, so that the
/// planner can take them as they are.
public struct Workload: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case online, async, batch, training

        /// Whether requests arrive over time, rather than a job with a known number of items.
        public var hasTraffic: Bool { self == .online || self == .async }
    }

    public var schema = "berth.workload/1"
    public var name: String
    public var kind: Kind
    public var model: Model
    public var traffic: Traffic?
    public var job: Job?
    public var slo: ServiceLevel
    public var constraints: Constraints
    public var team: Team
    public var preferences: Preferences

    public init(
        name: String, kind: Kind, model: Model, traffic: Traffic? = nil, job: Job? = nil, slo: ServiceLevel = .init(),
        constraints: Constraints = .init(), team: Team = .init(), preferences: Preferences = .init()
    ) {
        self.name = name
        self.kind = kind
        self.model = model
        self.traffic = traffic
        self.job = job
        self.slo = slo
        self.constraints = constraints
        self.team = team
        self.preferences = preferences
    }

    public struct Job: Hashable, Sendable, Codable {
        public var items: Double
        public var epochs: Double
        public var deadlineHours: Double?
        public var runsPerMonth: Double
        /// Mean tokens of an item and of its answer; set for LLM workloads.
        public var tokensIn: Double?
        public var tokensOut: Double?

        public init(
            items: Double, epochs: Double = 1, deadlineHours: Double? = nil, runsPerMonth: Double = 1,
            tokensIn: Double? = nil, tokensOut: Double? = nil
        ) {
            self.items = items
            self.epochs = epochs
            self.deadlineHours = deadlineHours
            self.runsPerMonth = runsPerMonth
            self.tokensIn = tokensIn
            self.tokensOut = tokensOut
        }

        public var itemsPerRun: Double { items * epochs }

        enum CodingKeys: String, CodingKey {
            case items, epochs
            case deadlineHours = "deadline_hours"
            case runsPerMonth = "runs_per_month"
            case tokensIn = "tokens_in"
            case tokensOut = "tokens_out"
        }
    }

    public struct Team: Hashable, Sendable, Codable {
        /// Whether the team has a cluster and people who run it.
        public var kubernetes: Bool
        /// 0 (none) to 3 (expert), by subject: `kubernetes`, `aws`, `gcp`, `azure`.
        public var skills: [String: Int]

        public init(kubernetes: Bool = false, skills: [String: Int] = [:]) {
            self.kubernetes = kubernetes
            self.skills = skills
        }
    }
}
