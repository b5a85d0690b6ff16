import Capacity
import Testing

@Suite("Speed")
struct SpeedTests {
    @Test("a queue's latencies cost microseconds, not milliseconds")
    func queue() throws {
        let times = BatchQueueTests.times(base: 4, slope: 1, most: 64)
        let clock = ContinuousClock()
        let time =
            clock.measure {
                for load in 0..<10_000 {
                    let queue = BatchQueue(
                        arrivalsPerSecond: Double(load) / 20, servers: 3, serviceMilliseconds: times,
                        preprocessMilliseconds: 2, preprocessCores: 4)
                    if queue.latency() == nil { Issue.record("no answer at \(load)") }
                }
            } / 10_000
        #expect(time < .microseconds(200))
        print("queue:", time)
    }
}
