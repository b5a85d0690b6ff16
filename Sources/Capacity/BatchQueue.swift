/// Identical replicas that take whatever waits, up to a largest batch, the moment they become free.
///
/// Arrivals are Poisson and share one queue. docs/capacity.md derives the approximation and states how far a simulation
/// strays from it; with a largest batch of 1 it is Allen and Cunneen's M/G/c with Sakasegawa's waiting probability.
public struct BatchQueue: Sendable {
    public let arrivalsPerSecond: Double
    public let servers: Int
    public let serviceMilliseconds: [Double]
    public let preprocessMilliseconds: Double
    public let preprocessCores: Double

    /// - Parameters:
    ///   - arrivalsPerSecond: over all servers.
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
        let batch = bestBatch(serviceMilliseconds)
        guard batch > 0 else { return 0 }
        let serving = Double(batch) * 1000 / serviceMilliseconds[batch - 1]
        guard preprocessMilliseconds > 0 else { return serving }
        return min(serving, preprocessCores * 1000 / preprocessMilliseconds)
    }

    /// Nil where the load cannot be carried.
    public func latency() -> LatencyPercentiles? {
        let batch = Self.bestBatch(serviceMilliseconds)
        guard batch > 0, servers > 0, arrivalsPerSecond >= 0 else { return nil }
        let arrivals = arrivalsPerSecond / 1000
        let serving = BatchStage(
            arrivalsPerMillisecond: arrivals, servers: Double(servers), times: serviceMilliseconds, largestBatch: batch)
        guard serving.utilisation < 1 else { return nil }
        guard preprocessMilliseconds > 0 else { return LatencyPercentiles(serving, before: nil) }
        let preparing = PreprocessStage(
            arrivalsPerMillisecond: arrivals, milliseconds: preprocessMilliseconds, cores: preprocessCores,
            replicas: servers)
        guard preparing.utilisation < 1 else { return nil }
        return LatencyPercentiles(serving, before: preparing)
    }

    /// The batch with the most items a millisecond; the larger of two as good.
    static func bestBatch(_ times: [Double]) -> Int {
        var best = 0, rate = 0.0
        for (index, time) in times.enumerated() where time > 0 && Double(index + 1) / time >= rate {
            best = index + 1
            rate = Double(best) / time
        }
        return best
    }
}
