import Capacity
import Testing

@Suite("Continuous batching and the simulation")
struct TokenGridTests {
    static let engines: [ContinuousBatching] = [
        (60.0, 200.0, 15.0, 0.1, 64.0), (20, 100, 10, 0.05, 256), (200, 50, 25, 0.5, 16), (150, 400, 30, 0.2, 32),
        (400, 250, 30, 0.3, 48),
    ].map { prefill, answer, base, each, places in
        ContinuousBatching(
            arrivalsPerSecond: 0, tokensIn: 1000, tokensOut: answer, prefillMilliseconds: prefill,
            stepBaseMilliseconds: base, stepPerSequenceMilliseconds: each, maxBatch: places)
    }

    @Test(
        "up to 0.7 of what a replica carries, tokens and answers are the simulation's within 12 %, first tokens within 35 %",
        arguments: engines, [0.1, 0.3, 0.5, 0.7])
    func grid(_ engine: ContinuousBatching, _ load: Double) throws {
        var engine = engine
        engine.arrivalsPerSecond = load * engine.maxRequestsPerSecond
        let estimate = try #require(engine.performance())
        var simulation = Simulation(
            .tokens(TokenService(engine)), on: .fixed(1), arrivals: .steady(perSecond: engine.arrivalsPerSecond),
            spanSeconds: 20_000 / engine.arrivalsPerSecond)
        simulation.warmUpSeconds = simulation.spanSeconds / 10
        let truth = simulation.run()
        func within(_ share: Double, _ estimate: Double, _ seconds: Double) -> Bool {
            abs(estimate / (seconds * 1000) - 1) < share
        }
        #expect(within(0.12, estimate.perTokenP50Milliseconds, truth.perToken.seconds(0.5)))
        #expect(within(0.12, estimate.perTokenP95Milliseconds, truth.perToken.seconds(0.95)))
        #expect(within(0.12, estimate.endToEndP95Milliseconds, truth.latency.seconds(0.95)))
        #expect(within(0.12, estimate.firstTokenP50Milliseconds, truth.firstToken.seconds(0.5)))
        #expect(within(0.35, estimate.firstTokenP95Milliseconds, truth.firstToken.seconds(0.95)))
    }

    @Test("beyond 0.7 tokens are within 25 %; the wait for a place is not, which is why options are replayed")
    func nearlyFull() throws {
        for engine in Self.engines {
            var engine = engine
            engine.arrivalsPerSecond = 0.85 * engine.maxRequestsPerSecond
            let estimate = try #require(engine.performance())
            let truth = Simulation(
                .tokens(TokenService(engine)), on: .fixed(1), arrivals: .steady(perSecond: engine.arrivalsPerSecond),
                spanSeconds: 30_000 / engine.arrivalsPerSecond
            ).run()
            #expect(abs(estimate.perTokenP95Milliseconds / (truth.perToken.seconds(0.95) * 1000) - 1) < 0.25)
        }
    }

    @Test("what the cache has no room for waits for a place, and takes no one else's")
    func cache() {
        var engine = Self.engines[0]
        engine.maxBatch = 2
        let simulation = Simulation(
            .tokens(TokenService(engine)), on: .fixed(1), arrivals: .recorded([0, 0, 0]), spanSeconds: 100)
        let result = simulation.run()
        // Two prompts, then 199 steps of two; the third prompt comes after them.
        let together = 199 * 15.2 / 1000
        #expect(abs(result.firstToken.maximumSeconds - (0.12 + together + 0.06)) < 0.02)
        #expect(abs(result.latency.maximumSeconds - (0.18 + together + 199 * 15.1 / 1000)) < 0.02)
    }
}
