/// What the service promises. Latencies are those of the whole request inside the service.
public struct ServiceLevel: Hashable, Sendable, Codable {
    public var p50Milliseconds: Double?
    public var p90Milliseconds: Double?
    public var p95Milliseconds: Double?
    public var p99Milliseconds: Double?
    /// Time to first token, LLM workloads.
    public var firstTokenP95Milliseconds: Double?
    /// Time for each output token after the first, LLM workloads.
    public var perTokenP95Milliseconds: Double?
    public var availabilityPercent: Double?
    public var maxColdStartSeconds: Double?

    public init(
        p50Milliseconds: Double? = nil, p90Milliseconds: Double? = nil, p95Milliseconds: Double? = nil,
        p99Milliseconds: Double? = nil, firstTokenP95Milliseconds: Double? = nil,
        perTokenP95Milliseconds: Double? = nil, availabilityPercent: Double? = nil, maxColdStartSeconds: Double? = nil
    ) {
        self.p50Milliseconds = p50Milliseconds
        self.p90Milliseconds = p90Milliseconds
        self.p95Milliseconds = p95Milliseconds
        self.p99Milliseconds = p99Milliseconds
        self.firstTokenP95Milliseconds = firstTokenP95Milliseconds
        self.perTokenP95Milliseconds = perTokenP95Milliseconds
        self.availabilityPercent = availabilityPercent
        self.maxColdStartSeconds = maxColdStartSeconds
    }

    enum CodingKeys: String, CodingKey {
        case p50Milliseconds = "p50_ms"
        case p90Milliseconds = "p90_ms"
        case p95Milliseconds = "p95_ms"
        case p99Milliseconds = "p99_ms"
        case firstTokenP95Milliseconds = "ttft_p95_ms"
        case perTokenP95Milliseconds = "tpot_p95_ms"
        case availabilityPercent = "availability"
        case maxColdStartSeconds = "max_cold_start_s"
    }
}
