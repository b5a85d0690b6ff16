import Capacity
import Dispatch
import Synchronization

/// The peak, held, over several independent runs.
struct BusyHour: Sendable {
    /// Fixed, so that the same workload and facts give the same bytes.
    private static let seeds: [UInt64] = [11, 12, 13, 14]
    /// Over all runs: enough for a 99th percentile within a few per cent, few enough for an answer at once.
    private static let requests = 24_000.0
    private static let conversations = 6_000.0
    /// A larger fleet is replayed as a part of it with its share of the requests, which is a little harder on it.
    private static let mostMachines = 32
    /// A run is at least as many times as long as a request takes, so that the queue fills before it is measured.
    private static let responses = 16.0
    /// Student's t of three degrees of freedom, 95 % on one side.
    private static let t = 2.353

    private(set) var latency = LatencyHistogram()
    private(set) var firstToken = LatencyHistogram()
    private(set) var perToken = LatencyHistogram()
    let requests: Int
    /// Half of the interval that holds the 95th percentile of endless runs nine times in ten, in milliseconds.
    let p95Error: Double
    let utilisation: Double
    let meanBatch: Double

    /// - Parameter responseSeconds: about how long a request takes.
    init(_ model: ReplayModel, requestsPerSecond: Double, machines: Int, responseSeconds: Double) {
        let total: Double = if case .tokens = model.service { Self.conversations } else { Self.requests }
        let count = Double(Self.seeds.count)
        let replayed = min(machines, Self.mostMachines)
        let rate = max(requestsPerSecond * Double(replayed) / Double(max(machines, 1)), 1e-9)
        let span = max(total / count / rate, Self.responses * responseSeconds)
        var percentiles: [Double] = [], arrived = 0, busy = 0.0, batch = 0.0
        let results = Self.runs { seed in
            var simulation = model.atPeak(
                machines: replayed, requestsPerSecond: rate, seconds: span, seed: seed)
            simulation.warmUpSeconds = span / 8
            return simulation.run()
        }
        for result in results {
            latency.merge(result.latency)
            firstToken.merge(result.firstToken)
            perToken.merge(result.perToken)
            percentiles.append(result.latency.seconds(0.95) * 1000)
            arrived += result.arrived
            busy += max(result.utilisation, result.coreUtilisation) / count
            batch += result.meanBatch / count
        }
        requests = arrived
        utilisation = busy
        meanBatch = batch
        let mean = percentiles.reduce(0, +) / count
        let variance = percentiles.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        p95Error = Self.t * (variance / count).squareRoot()
    }

    /// One run for each seed, on as many cores as there are; in the order of the seeds.
    private static func runs(_ run: @Sendable (UInt64) -> SimulationResult) -> [SimulationResult] {
        let done = Mutex<[Int: SimulationResult]>([:])
        DispatchQueue.concurrentPerform(iterations: seeds.count) { index in
            let result = run(seeds[index])
            done.withLock { $0[index] = result }
        }
        return done.withLock { done in seeds.indices.compactMap { done[$0] } }
    }
}
