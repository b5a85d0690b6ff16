/// One way to run the workload, sized, priced and scored.
public struct DeploymentOption: Hashable, Sendable, Codable {
    public var rank: Int
    /// `aws/us-east-1/ecs-ec2/g6.xlarge/on-demand/onnxruntime-cuda/fp16`.
    public var id: String
    public var target: String
    public var provider: String
    public var region: String
    /// Nil where the platform has no machine types.
    public var instanceType: String?
    /// Virtual CPUs and memory of one replica.
    public var cpu: Double
    public var memoryGiB: Double
    public var accelerator: AcceleratorShare?
    public var purchase: Purchase
    public var runtime: RuntimeChoice
    public var precision: Precision
    public var baseImage: BaseImages
    /// The branch of the packaging tree taken.
    public var packaging: String
    public var batchSize: Int
    public var replicas: Replicas
    /// One batch of `batchSize` on one replica.
    public var serviceTimeMilliseconds: Interval
    public var latencyMilliseconds: Latency?
    /// What a replay of the busiest hour rests on; nil where the closed forms answer alone.
    public var replay: Replay?
    /// LLM workloads: the time to the first token, and for each one after it.
    public var firstTokenP95Milliseconds: Double?
    public var perTokenP95Milliseconds: Double?
    /// Batch and training: how long a run takes.
    public var durationHours: Interval?
    public var throughputPerReplica: Interval
    public var coldStartSeconds: Double?
    public var cost: Cost
    public var costPerMillionRequests: USD?
    public var costPerMillionTokens: TokenCost?
    public var score: Score
    public var evidence: Evidence
    public var winProbability: Double
    public var reasons: [String]
    public var cautions: [String]
    /// Every stored fact that the option rests on, by id.
    public var facts: [CitedFact]

    public init(
        rank: Int, id: String, target: String, provider: String, region: String, instanceType: String?, cpu: Double,
        memoryGiB: Double, accelerator: AcceleratorShare?, purchase: Purchase, runtime: RuntimeChoice,
        precision: Precision, baseImage: BaseImages, packaging: String, batchSize: Int, replicas: Replicas,
        serviceTimeMilliseconds: Interval, latencyMilliseconds: Latency?, replay: Replay? = nil,
        firstTokenP95Milliseconds: Double?,
        perTokenP95Milliseconds: Double?, durationHours: Interval?, throughputPerReplica: Interval,
        coldStartSeconds: Double?, cost: Cost, costPerMillionRequests: USD?, costPerMillionTokens: TokenCost?,
        score: Score, evidence: Evidence, winProbability: Double, reasons: [String], cautions: [String],
        facts: [CitedFact]
    ) {
        self.rank = rank
        self.id = id
        self.target = target
        self.provider = provider
        self.region = region
        self.instanceType = instanceType
        self.cpu = cpu
        self.memoryGiB = memoryGiB
        self.accelerator = accelerator
        self.purchase = purchase
        self.runtime = runtime
        self.precision = precision
        self.baseImage = baseImage
        self.packaging = packaging
        self.batchSize = batchSize
        self.replicas = replicas
        self.serviceTimeMilliseconds = serviceTimeMilliseconds
        self.latencyMilliseconds = latencyMilliseconds
        self.replay = replay
        self.firstTokenP95Milliseconds = firstTokenP95Milliseconds
        self.perTokenP95Milliseconds = perTokenP95Milliseconds
        self.durationHours = durationHours
        self.throughputPerReplica = throughputPerReplica
        self.coldStartSeconds = coldStartSeconds
        self.cost = cost
        self.costPerMillionRequests = costPerMillionRequests
        self.costPerMillionTokens = costPerMillionTokens
        self.score = score
        self.evidence = evidence
        self.winProbability = winProbability
        self.reasons = reasons
        self.cautions = cautions
        self.facts = facts
    }

    enum CodingKeys: String, CodingKey {
        case rank, id, target, provider, region, cpu, accelerator, purchase, runtime, precision, packaging, replicas
        case replay
        case score, evidence, reasons, cautions, facts
        case instanceType = "instance_type"
        case memoryGiB = "memory_gib"
        case baseImage = "base_image"
        case batchSize = "batch_size"
        case serviceTimeMilliseconds = "service_time_ms"
        case latencyMilliseconds = "latency_ms"
        case firstTokenP95Milliseconds = "ttft_p95_ms"
        case perTokenP95Milliseconds = "tpot_p95_ms"
        case durationHours = "duration_hours"
        case throughputPerReplica = "throughput_rps_per_replica"
        case coldStartSeconds = "cold_start_s"
        case cost = "cost_usd_month"
        case costPerMillionRequests = "cost_usd_per_million_requests"
        case costPerMillionTokens = "cost_usd_per_million_tokens"
        case winProbability = "win_probability"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rank, forKey: .rank)
        try container.encode(id, forKey: .id)
        try container.encode(target, forKey: .target)
        try container.encode(provider, forKey: .provider)
        try container.encode(region, forKey: .region)
        try container.encode(instanceType, forKey: .instanceType)
        try container.encode(cpu, forKey: .cpu)
        try container.encode(memoryGiB, forKey: .memoryGiB)
        try container.encode(accelerator, forKey: .accelerator)
        try container.encode(purchase, forKey: .purchase)
        try container.encode(runtime, forKey: .runtime)
        try container.encode(precision, forKey: .precision)
        try container.encode(baseImage, forKey: .baseImage)
        try container.encode(packaging, forKey: .packaging)
        try container.encode(batchSize, forKey: .batchSize)
        try container.encode(replicas, forKey: .replicas)
        try container.encode(serviceTimeMilliseconds, forKey: .serviceTimeMilliseconds)
        try container.encode(latencyMilliseconds, forKey: .latencyMilliseconds)
        try container.encodeIfPresent(replay, forKey: .replay)
        try container.encodeIfPresent(firstTokenP95Milliseconds, forKey: .firstTokenP95Milliseconds)
        try container.encodeIfPresent(perTokenP95Milliseconds, forKey: .perTokenP95Milliseconds)
        try container.encodeIfPresent(durationHours, forKey: .durationHours)
        try container.encode(throughputPerReplica, forKey: .throughputPerReplica)
        try container.encode(coldStartSeconds, forKey: .coldStartSeconds)
        try container.encode(cost, forKey: .cost)
        try container.encode(costPerMillionRequests, forKey: .costPerMillionRequests)
        try container.encodeIfPresent(costPerMillionTokens, forKey: .costPerMillionTokens)
        try container.encode(score, forKey: .score)
        try container.encode(evidence, forKey: .evidence)
        try container.encode(winProbability, forKey: .winProbability)
        try container.encode(reasons, forKey: .reasons)
        try container.encode(cautions, forKey: .cautions)
        try container.encode(facts, forKey: .facts)
    }
}

/// What a prediction rests on.
public enum Evidence: String, Hashable, Sendable, Codable, CaseIterable {
    /// This model on this hardware, runtime and precision.
    case measured
    /// This model measured elsewhere, carried over by the ratio of rooflines.
    case scaled
    /// The roofline alone.
    case modelled
}

extension Evidence: Comparable {
    /// Weaker evidence first.
    public static func < (a: Evidence, b: Evidence) -> Bool { a.strength < b.strength }

    private var strength: Int {
        switch self {
        case .modelled: 0
        case .scaled: 1
        case .measured: 2
        }
    }
}
