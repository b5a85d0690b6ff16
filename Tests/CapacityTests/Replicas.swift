import Capacity

/// Independent runs of one simulation: a mean over seeds and how far it can be off.
struct Replicas {
    struct Estimate {
        let mean: Double
        let standardError: Double

        /// Four standard errors, and what a run that begins empty and ends somewhere can be off by.
        func agrees(with exact: Double, bias: Double = 0.003) -> Bool {
            abs(mean - exact) <= 4 * standardError + bias * exact
        }
    }

    let results: [SimulationResult]

    /// - Parameter requests: of each run, a tenth of them to warm up.
    init(_ simulation: Simulation, requests: Double, count: Int = 10) {
        results = (1...count).map { seed in
            var run = simulation
            run.seed = UInt64(seed)
            if case .steady(let rate) = simulation.arrivals {
                run.spanSeconds = requests / rate
                run.warmUpSeconds = run.spanSeconds / 10
            }
            return run.run()
        }
    }

    func estimate(_ figure: (SimulationResult) -> Double) -> Estimate {
        let values = results.map(figure), count = Double(values.count)
        let mean = values.reduce(0, +) / count
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        return Estimate(mean: mean, standardError: (variance / count).squareRoot())
    }

    var meanMilliseconds: Estimate { estimate { $0.latency.meanSeconds * 1000 } }

    func percentile(_ share: Double) -> Estimate { estimate { $0.latency.seconds(share) * 1000 } }
}
