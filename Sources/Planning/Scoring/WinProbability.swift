import Domain

/// How often each option scores highest when costs and latencies are drawn from their intervals.
struct WinProbability {
    static let draws = 400
    /// Options further down than this never won a draw in any example.
    static let contenders = 40

    let scorer: Scorer

    /// Fills `winProbability`. Options on the same hardware share their draw of the service time, since they would be
    /// wrong together.
    ///
    /// - Parameter all: best first.
    func fill(_ all: inout [Evaluation]) {
        guard !all.isEmpty else { return }
        let evaluations = all.prefix(Self.contenders)
        var generator = SplitMix64(seed: 0x0B_E2_7B)
        let hardware = Array(Set(evaluations.map(Self.hardware))).sorted()
        let index = Dictionary(uniqueKeysWithValues: hardware.enumerated().map { ($1, $0) })
        let groups = evaluations.map { index[Self.hardware($0)] ?? 0 }
        let fixed = evaluations.map { $0.score.operations.contribution + $0.score.risk.contribution }
        let weights = scorer.weights
        var wins = [Int](repeating: 0, count: evaluations.count)
        var shared = [Double](repeating: 0, count: hardware.count)
        for _ in 0..<Self.draws {
            for group in shared.indices { shared[group] = generator.uniform() }
            var best = (score: -Double.infinity, index: 0)
            for i in evaluations.indices {
                let position = shared[groups[i]]
                let latency = Self.draw(evaluations[i].latencyInterval, at: position)
                let cost = Self.draw(evaluations[i].dollars, at: position)
                let score =
                    fixed[i] + weights.cost * scorer.utilities.cost(cost) + weights.latency
                    * scorer.utilities.latency(latency)
                if score > best.score { best = (score, i) }
            }
            wins[best.index] += 1
        }
        for i in evaluations.indices { all[i].winProbability = Double(wins[i]) / Double(Self.draws) }
    }

    private static func hardware(_ evaluation: Evaluation) -> String {
        let placement = evaluation.candidate.placement
        return (placement.accelerator?.name ?? placement.cpu?.name ?? placement.architecture)
            + evaluation.candidate.runtime.name
    }

    /// The quantile of a split distribution that is straight on both sides of the mean.
    private static func draw(_ interval: Interval, at position: Double) -> Double {
        position < 0.5
            ? interval.low + (interval.mean - interval.low) * position * 2
            : interval.mean + (interval.high - interval.mean) * (position - 0.5) * 2
    }
}

/// A small generator with a fixed stream for a seed (Steele, Lea & Flood 2014).
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// In [0, 1).
    mutating func uniform() -> Double {
        Double(next() >> 11) / 9_007_199_254_740_992
    }
}
