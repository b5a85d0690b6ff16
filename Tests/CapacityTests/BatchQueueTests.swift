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

    @Test("M/D/1 is Pollaczek and Khinchine's", arguments: [0.05, 0.2, 0.5, 0.8, 0.95])
    func pollaczekKhinchine(_ load: Double) throws {
        let latency = try #require(Self.queue(load, times: [10]).latency())
        #expect(abs(latency.mean - (10 + 10 * load / (2 * (1 - load)))) < 0.01)
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
