/// What a replay of arrivals over a fleet came to.
public struct SimulationResult: Sendable {
    public struct Hour: Sendable, Hashable {
        public internal(set) var arrived = 0
        public internal(set) var late = 0
        public internal(set) var dropped = 0
        public internal(set) var machineSeconds = 0.0
        public internal(set) var mostMachines = 0
    }

    public let spanSeconds: Double
    public internal(set) var latency: LatencyHistogram
    /// LLM: to the first token, and for each one after it.
    public internal(set) var firstToken: LatencyHistogram
    public internal(set) var perToken: LatencyHistogram
    public internal(set) var arrived: Int
    /// Found too long a queue.
    public internal(set) var refused: Int
    /// Waited too long.
    public internal(set) var givenUp: Int
    /// Begun again after their machine was lost.
    public internal(set) var retried: Int
    /// Arrived when no machine was ready.
    public internal(set) var cold: Int
    public internal(set) var batches: Int
    public internal(set) var batched: Int
    public internal(set) var events: Int
    /// Of the replicas that were ready, 0…1; and of their cores' in the stage before.
    public internal(set) var utilisation: Double
    public internal(set) var coreUtilisation: Double
    /// From a machine's start to its end.
    public internal(set) var machineSeconds: Double
    public internal(set) var hours: [Hour]
    /// Whether whoever watched it stopped it.
    public let wasStopped: Bool

    public var meanBatch: Double { batches > 0 ? Double(batched) / Double(batches) : 0 }
    public var dropped: Int { refused + givenUp }
    public var averageMachines: Double { spanSeconds > 0 ? machineSeconds / spanSeconds : 0 }
    public var peakMachines: Int { hours.map(\.mostMachines).max() ?? 0 }
    public var dropShare: Double { arrived > 0 ? Double(dropped) / Double(arrived) : 0 }
    public var coldShare: Double { arrived > 0 ? Double(cold) / Double(arrived) : 0 }
}
