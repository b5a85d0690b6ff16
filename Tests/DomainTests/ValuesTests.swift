import Foundation
import Testing

@testable import Domain

@Suite struct ValuesTests {
    @Test("an interval turned round by a falling function stays in order")
    func interval() {
        let reciprocal = Interval(mean: 2, low: 1, high: 4).map { 1 / $0 }
        #expect(reciprocal == Interval(mean: 0.5, low: 0.25, high: 1))
        #expect(Interval(mean: 2, low: 1, high: 4).ratio == 4)
    }

    @Test("weights keep their proportions and add up to 1; all zero falls back to the usual ones")
    func weights() {
        let weights = Preferences.Weights(cost: 2, latency: 1, operations: 1, risk: 0).normalised
        #expect(weights == Preferences.Weights(cost: 0.5, latency: 0.25, operations: 0.25, risk: 0))
        #expect(Preferences.Weights(cost: 0, latency: 0, operations: 0, risk: 0).normalised == Preferences.Weights())
    }

    @Test(
        "a load shape survives JSON",
        arguments: [
            LoadShape.steady, .daily, .businessHours, .bursty, .hourly([1, 2, 3]),
        ])
    func shape(shape: LoadShape) throws {
        let data = try JSONEncoder().encode([shape])
        #expect(try JSONDecoder().decode([LoadShape].self, from: data) == [shape])
    }

    @Test("the cache of Llama 3.1 8B takes 128 KiB a token at 16 bits")
    func cache() {
        let llama = ModelProfile.Transformer(
            layers: 32, hiddenSize: 4096, keyValueHeads: 8, headDimension: 128, contextLength: 131_072)
        #expect(llama.cacheBytesPerToken(bytesPerValue: 2) == 131_072)
    }

    @Test("every format exports to itself")
    func formats() {
        for format in ModelFormat.allCases { #expect(format.exports.contains(format)) }
    }
}
