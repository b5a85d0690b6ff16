extension LatencyPercentiles {
    /// A stage, or two in a row whose waits are taken as independent: what a percentile exceeds the mean by adds up as
    /// squares, as the deviations of independent times do.
    init(_ serving: BatchStage, before preparing: PreprocessStage?) {
        guard let preparing else {
            self.init(
                mean: serving.meanMilliseconds, p50: serving.percentile(0.5), p90: serving.percentile(0.9),
                p95: serving.percentile(0.95), p99: serving.percentile(0.99), utilisation: serving.utilisation)
            return
        }
        let mean = serving.meanMilliseconds + preparing.meanMilliseconds
        let floor = serving.aloneMilliseconds + preparing.milliseconds
        func percentile(_ share: Double) -> Double {
            let first = preparing.percentile(share) - preparing.meanMilliseconds
            let second = serving.percentile(share) - serving.meanMilliseconds
            // Below the mean on both stages, as a median can be, they add up as they are.
            let excess = first > 0 && second > 0 ? (first * first + second * second).squareRoot() : first + second
            return max(floor, mean + excess)
        }
        let p50 = percentile(0.5), p90 = max(p50, percentile(0.9)), p95 = max(p90, percentile(0.95))
        self.init(
            mean: mean, p50: p50, p90: p90, p95: p95, p99: max(p95, percentile(0.99)),
            utilisation: max(serving.utilisation, preparing.utilisation))
    }
}
