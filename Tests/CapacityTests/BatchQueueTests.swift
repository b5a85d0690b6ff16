import Capacity
import Testing

@Suite("Batching queues")
struct BatchQueueTests {
    static func times(base: Double, slope: Double, most: Int) -> [Double] {
        (1...most).map { base + slope * Double($0) }
    }

    static func queue(
        _ load: Double, servers: Int = 1, times: [Double], preprocess: Double = 0, cores: Double = 1
    ) -> BatchQueue {
        let capacity = BatchQueue.capacityPerReplica(
            serviceMilliseconds: times, preprocessMilliseconds: preprocess, preprocessCores: cores)
        return BatchQueue(
            arrivalsPerSecond: load * capacity * Double(servers), servers: servers, serviceMilliseconds: times,
            preprocessMilliseconds: preprocess, preprocessCores: cores)
    }

    struct Case: Sendable, CustomStringConvertible {
        let base, slope: Double
        let most, servers: Int
        let load: Double

        var description: String { "\(base) + \(slope) b ms, batches to \(most), \(servers) servers, load \(load)" }
    }

    static let singles: [Case] = [1, 2, 4, 16].flatMap { servers in
        [0.1, 0.3, 0.5, 0.7, 0.85].map { Case(base: 4, slope: 2, most: 1, servers: servers, load: $0) }
    }
    static let batches: [Case] = [(0.8, 2.0), (4, 2), (20, 2)].flatMap { base, slope in
        [4, 16, 64].flatMap { most in
            [1, 2, 4].flatMap { servers in
                [0.1, 0.3, 0.5, 0.7, 0.85].map {
                    Case(base: base, slope: slope, most: most, servers: servers, load: $0)
                }
            }
        }
    }

    @Test("without batches the mean is a simulation's within 6 %, the 95th percentile within 15 %", arguments: singles)
    func singleItems(_ item: Case) throws {
        let (estimate, truth) = try compare(item)
        #expect(abs(estimate.mean / truth.mean - 1) < 0.06)
        #expect(abs(estimate.p95 / truth.p95 - 1) < 0.15)
    }

    @Test("M/D/1 is Pollaczek and Khinchine's", arguments: [0.05, 0.2, 0.5, 0.8, 0.95])
    func pollaczekKhinchine(_ load: Double) throws {
        let latency = try #require(Self.queue(load, times: [10]).latency())
        #expect(abs(latency.mean - (10 + 10 * load / (2 * (1 - load)))) < 0.01)
    }

    @Test("with batches the mean is a simulation's within 40 %, at most 20 % below", arguments: batches)
    func batchedMean(_ item: Case) throws {
        let (estimate, truth) = try compare(item)
        #expect((0.8...1.4).contains(estimate.mean / truth.mean), "\(estimate.mean) for \(truth.mean)")
    }

    @Test(
        "on one server the 95th percentile is a simulation's within 25 %", arguments: batches.filter { $0.servers == 1 }
    )
    func batchedTail(_ item: Case) throws {
        let (estimate, truth) = try compare(item)
        #expect((0.75...1.25).contains(estimate.p95 / truth.p95), "\(estimate.p95) for \(truth.p95)")
    }

    @Test("over all cases the mean strays by 6 % on average, the 95th percentile by 12 %")
    func onAverage() throws {
        var mean = 0.0, tail = 0.0
        for item in Self.batches {
            let (estimate, truth) = try compare(item)
            mean += abs(estimate.mean / truth.mean - 1)
            tail += abs(estimate.p95 / truth.p95 - 1)
        }
        #expect(mean / Double(Self.batches.count) < 0.06)
        #expect(tail / Double(Self.batches.count) < 0.12)
    }

    @Test("preprocessing before a batch: within 15 % of a simulation", arguments: [0.2, 0.5, 0.8])
    func tandem(_ load: Double) throws {
        let times = Self.times(base: 4, slope: 1, most: 16)
        let queue = Self.queue(load, times: times, preprocess: 8, cores: 4)
        let latency = try #require(queue.latency())
        let service = BatchService(serviceMilliseconds: times, preprocessMilliseconds: 8, preprocessCores: 4)
        let truth = Simulated(service, servers: 1, rate: queue.arrivalsPerSecond)
        #expect(abs(latency.mean / truth.mean - 1) < 0.15)
        #expect(abs(latency.p95 / truth.p95 - 1) < 0.25)
    }

    @Test("an idle replica takes its preprocessing and a batch of one", arguments: [0.0, 1e-6])
    func idle(_ load: Double) throws {
        let latency = try #require(
            Self.queue(load, times: Self.times(base: 4, slope: 1, most: 8), preprocess: 3, cores: 2).latency())
        #expect(abs(latency.mean - 8) < 0.01)
        #expect(abs(latency.p99 - 8) < 0.01)
    }

    @Test("percentiles rise with the load and never fall below an idle replica's", arguments: [1, 3, 8])
    func monotone(_ servers: Int) throws {
        for most in [1, 4, 32] {
            let times = Self.times(base: 6, slope: 1.5, most: most)
            var previous: LatencyPercentiles?
            for load in stride(from: 0.02, to: 0.99, by: 0.02) {
                let now = try #require(
                    Self.queue(load, servers: servers, times: times, preprocess: 1, cores: 2).latency())
                #expect(now.p50 >= times[0] + 1 - 1e-9)
                #expect(now.p50 <= now.p90 && now.p90 <= now.p95 && now.p95 <= now.p99)
                if let previous {
                    #expect(now.mean >= previous.mean - 1e-9)
                    #expect(now.p95 >= previous.p95 * 0.98, "load \(load), batches to \(most)")
                }
                previous = now
            }
        }
    }

    @Test("what cannot be carried has no latency", arguments: [1.0, 1.2, 5])
    func overload(_ load: Double) {
        #expect(Self.queue(load, times: [10, 15]).latency() == nil)
        #expect(Self.queue(load, times: [10, 15], preprocess: 50, cores: 1).latency() == nil)
    }

    @Test("a replica carries what its slower stage does")
    func capacity() {
        #expect(
            BatchQueue.capacityPerReplica(serviceMilliseconds: [10, 10], preprocessMilliseconds: 0, preprocessCores: 1)
                == 200)
        #expect(
            BatchQueue.capacityPerReplica(
                serviceMilliseconds: [10, 10], preprocessMilliseconds: 20, preprocessCores: 2) == 100)
        #expect(
            BatchQueue.capacityPerReplica(serviceMilliseconds: [10, 40], preprocessMilliseconds: 0, preprocessCores: 1)
                == 100)
    }

    private func compare(_ item: Case) throws -> (LatencyPercentiles, Simulated) {
        let estimate = try #require(item.queue.latency())
        return (estimate, Self.simulated[item.description] ?? item.simulate())
    }

    /// Each case is simulated once for all claims.
    private static let simulated = Dictionary(uniqueKeysWithValues: batches.map { ($0.description, $0.simulate()) })
}

extension BatchQueueTests.Case {
    var times: [Double] { BatchQueueTests.times(base: base, slope: slope, most: most) }
    var queue: BatchQueue { BatchQueueTests.queue(load, servers: servers, times: times) }

    func simulate() -> Simulated {
        Simulated(BatchService(serviceMilliseconds: times), servers: servers, rate: queue.arrivalsPerSecond)
    }
}

/// What a simulation says of a queue, in milliseconds.
struct Simulated {
    let mean, p50, p95, p99: Double

    init(_ service: BatchService, servers: Int, rate: Double, requests: Double = 100_000) {
        var simulation = Simulation(
            .batches(service), on: .fixed(servers), arrivals: .steady(perSecond: rate), spanSeconds: requests / rate)
        simulation.warmUpSeconds = simulation.spanSeconds / 10
        let latency = simulation.run().latency
        mean = latency.meanSeconds * 1000
        p50 = latency.seconds(0.5) * 1000
        p95 = latency.seconds(0.95) * 1000
        p99 = latency.seconds(0.99) * 1000
    }
}
