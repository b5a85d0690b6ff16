/// Identical replicas that take whatever waits, up to a largest batch, when they become free.
public struct BatchQueue: Sendable {
    public let arrivalsPerSecond: Double
    public let servers: Int
    public let serviceMilliseconds: [Double]
    public let preprocessMilliseconds: Double
    public let preprocessCores: Double

    /// - Parameters:
    ///   - arrivalsPerSecond: Poisson, over all servers.
    ///   - serviceMilliseconds: element b − 1 is the time of a batch of b.
    ///   - preprocessMilliseconds: of an item on one core, a stage before the batch.
    ///   - preprocessCores: of each replica.
    public init(
        arrivalsPerSecond: Double, servers: Int, serviceMilliseconds: [Double], preprocessMilliseconds: Double,
        preprocessCores: Double
    ) {
        self.arrivalsPerSecond = arrivalsPerSecond
        self.servers = servers
        self.serviceMilliseconds = serviceMilliseconds
        self.preprocessMilliseconds = preprocessMilliseconds
        self.preprocessCores = preprocessCores
    }

    /// Items a second that one replica carries at full load: the slower of its stages.
    public static func capacityPerReplica(
        serviceMilliseconds: [Double], preprocessMilliseconds: Double, preprocessCores: Double
    ) -> Double {
        var best = 0.0
        for (index, time) in serviceMilliseconds.enumerated() where time > 0 {
            best = max(best, Double(index + 1) * 1000 / time)
        }
        guard preprocessMilliseconds > 0 else { return best }
        return min(best, preprocessCores * 1000 / preprocessMilliseconds)
    }

    /// Nil where the load cannot be carried.
    public func latency() -> LatencyPercentiles? {
        let capacity = Double(servers) * Self.capacityPerReplica(
            serviceMilliseconds: serviceMilliseconds, preprocessMilliseconds: preprocessMilliseconds,
            preprocessCores: preprocessCores)
        guard capacity > arrivalsPerSecond, let first = serviceMilliseconds.first else { return nil }
        let rho = arrivalsPerSecond / capacity
        let floor = first + preprocessMilliseconds
        let wait = floor * rho / (1 - rho)
        return LatencyPercentiles(
            mean: floor + wait / 2, p50: floor + wait / 2, p90: floor + wait, p95: floor + wait * 1.3,
            p99: floor + wait * 2, utilisation: rho)
    }
}
