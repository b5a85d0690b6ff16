import Testing

@testable import Capacity

@Suite("Histogram of latencies")
struct LatencyHistogramTests {
    @Test("percentiles are the sorted values' within 0.4 %", arguments: [1e-5, 1e-3, 0.1, 10, 1e4])
    func percentiles(_ scale: Double) {
        var random = RandomStream(seed: 7)
        var histogram = LatencyHistogram()
        let values = (0..<50_000).map { _ in scale * random.exponential() }.sorted()
        for value in values { histogram.record(seconds: value) }
        for share in [0.5, 0.9, 0.95, 0.99, 0.999] {
            let exact = values[Int(share * Double(values.count))]
            #expect(abs(histogram.seconds(share) - exact) <= 0.004 * exact + 2e-6)
        }
        #expect(abs(histogram.meanSeconds - values.reduce(0, +) / 50_000) < 1e-9 * scale)
        #expect(histogram.seconds(1) <= histogram.maximumSeconds)
    }

    @Test("an empty one says 0, and what is longer than it holds counts as the longest")
    func edges() {
        var histogram = LatencyHistogram()
        #expect(histogram.seconds(0.5) == 0)
        histogram.record(seconds: 1e9)
        histogram.record(seconds: -1)
        #expect(histogram.count == 2)
        #expect(histogram.seconds(0.25) <= 1e-6)
    }

    @Test("generators of one seed are apart, and the distributions have their means")
    func distributions() {
        var random = RandomStream(seed: 1), other = RandomStream(seed: 1, stream: 1)
        #expect(random.next() != other.next())
        for scatter in [0.1, 0.5, 0.9, 1] {
            let values = (0..<100_000).map { _ in random.scattered(scatter) }
            let mean = values.reduce(0, +) / 100_000
            let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 100_000).squareRoot()
            #expect(abs(mean - 1) < 0.015 && abs(deviation - scatter) < 0.02)
        }
        #expect(random.scattered(0) == 1)
    }
}
