extension ContinuousBatching {
    /// Of a normal distribution, 95 %.
    private static let normal95 = 1.6449

    /// Nil where the load cannot be carried.
    public func performance() -> Performance? {
        guard maxBatch >= 1, arrivalsPerSecond >= 0 else { return nil }
        let utilisation = arrivalsPerSecond / maxRequestsPerSecond
        guard utilisation < 1 else { return nil }
        let arrivals = arrivalsPerSecond / 1000
        let decoding = 1 - arrivals * prefillMilliseconds
        // Little: b = λ · steps · (base + b · slope) ÷ decoding.
        let concurrency =
            arrivals * steps * stepBaseMilliseconds
            / (decoding - arrivals * steps * stepPerSequenceMilliseconds)
        // Whoever decodes sees itself and the others.
        let seen = min(maxBatch, 1 + concurrency)
        let step = stepMilliseconds(seen) / decoding

        // The number of others varies as a Poisson variable does, and so do the prompts read meanwhile.
        let many = min(maxBatch, seen + Self.normal95 * concurrency.squareRoot())
        let decode = steps * step
        // A slow answer is there for longer, and meets more prompts for that.
        var late = step
        for _ in 0..<4 where steps > 0 {
            let prompts = arrivals * steps * late
            late =
                stepMilliseconds(many) + (prompts + Self.normal95 * prompts.squareRoot()) * prefillMilliseconds / steps
        }
        // No slower than the full batch at the most that can be sustained.
        let slowest = stepMilliseconds(maxBatch) / (1 - maxRequestsPerSecond / 1000 * prefillMilliseconds)
        let perTokenP95 = max(step, min(late, slowest))

        let first = firstToken(arrivals: arrivals, concurrency: concurrency, step: step, decode: decode)
        let excess =
            ((first.p95 - first.p50) * (first.p95 - first.p50)
            + (steps * (perTokenP95 - step)) * (steps * (perTokenP95 - step))).squareRoot()
        return Performance(
            concurrency: concurrency, firstTokenP50Milliseconds: first.p50, firstTokenP95Milliseconds: first.p95,
            perTokenP50Milliseconds: step, perTokenP95Milliseconds: perTokenP95,
            endToEndP95Milliseconds: first.p50 + decode + excess, utilisation: utilisation)
    }

    /// Prompts queue for the device (M/D/1) behind the running step, and for a place in the batch (M/M/c with as many
    /// servers as places: Sakasegawa 1977).
    private func firstToken(
        arrivals: Double, concurrency: Double, step: Double, decode: Double
    ) -> (p50: Double, p95: Double) {
        let load = arrivals * prefillMilliseconds
        let device = Wait(
            probability: load, longestRest: prefillMilliseconds, backlogProbability: load,
            backlog: prefillMilliseconds / (2 * (1 - load)))
        let full = min(concurrency / maxBatch, 1)
        let places = Wait(
            probability: Wait.probability(utilisation: full, servers: maxBatch), longestRest: 0,
            backlogProbability: 1, backlog: full < 1 ? decode / (maxBatch * (1 - full)) : decode)
        // The running step ends at a uniform moment; an idle replica has none.
        let running = min(concurrency, 1) * step
        func percentile(_ share: Double) -> Double {
            let waits = [device, places].map { wait in
                wait.probability > 1 - share ? wait.exceeded(byShareOfWaiting: (1 - share) / wait.probability) : 0
            }
            return prefillMilliseconds + share * running + waits[0] + waits[1]
        }
        return (percentile(0.5), percentile(0.95))
    }
}
