import Capacity
import Testing

@Suite("Continuous batching")
struct ContinuousBatchingTests {
    static func engine(_ arrivals: Double) -> ContinuousBatching {
        ContinuousBatching(
            arrivalsPerSecond: arrivals, tokensIn: 1000, tokensOut: 200, prefillMilliseconds: 60,
            stepBaseMilliseconds: 15, stepPerSequenceMilliseconds: 0.1, maxBatch: 64)
    }

    @Test("alone, a request takes its prefill and its steps")
    func alone() throws {
        let now = try #require(Self.engine(0).performance())
        #expect(now.firstTokenP50Milliseconds == 60)
        #expect(abs(now.perTokenP50Milliseconds - 15.1) < 1e-9)
        #expect(abs(now.endToEndP95Milliseconds - (60 + 199 * 15.1)) < 1e-6)
    }

    @Test("everything rises with the load, and 95th percentiles lie above medians")
    func monotone() throws {
        let most = Self.engine(0).maxRequestsPerSecond
        var previous: ContinuousBatching.Performance?
        for load in stride(from: 0.05, to: 0.97, by: 0.05) {
            let now = try #require(Self.engine(load * most).performance())
            #expect(abs(now.utilisation - load) < 1e-9)
            #expect(now.concurrency <= 64)
            #expect(now.firstTokenP95Milliseconds >= now.firstTokenP50Milliseconds)
            #expect(now.perTokenP95Milliseconds >= now.perTokenP50Milliseconds)
            if let previous {
                #expect(now.concurrency > previous.concurrency)
                #expect(now.firstTokenP95Milliseconds >= previous.firstTokenP95Milliseconds)
                #expect(now.endToEndP95Milliseconds >= previous.endToEndP95Milliseconds)
            }
            previous = now
        }
    }

    @Test("at the limit the batch is full, beyond it nothing is promised")
    func limit() throws {
        let most = Self.engine(0).maxRequestsPerSecond
        let near = try #require(Self.engine(most * 0.9999).performance())
        #expect(abs(near.concurrency - 64) < 0.1)
        #expect(Self.engine(most).performance() == nil)
    }
}
