import Domain
import Prediction

extension LLMSizer {
    /// Items a second of one replica that works through a pile of them, and what that rests on.
    struct Offline {
        let devices: Int
        let batch: Int
        let perSecond: Interval
        let prediction: ServicePrediction
    }

    /// The split over devices that makes the machine do most; sequences decode together as far as the cache holds them.
    func offline(_ candidate: Candidate, tokensIn: Double, tokensOut: Double) -> Result<Offline, Violations> {
        let memory = MemoryFootprint(candidate, context)
        var nearest: Violation?
        for devices in splits(candidate) {
            let shape = ReplicaShape(candidate, devices: devices, assumptions: context.assumptions)
            let room = roomForSequences(candidate, memory, shape, contextTokens: tokensIn + tokensOut)
            guard case .success(let sequences) = room else {
                if case .failure(let violations) = room, let first = violations.all.first,
                    first.distance < (nearest?.distance ?? .infinity)
                {
                    nearest = first
                }
                continue
            }
            let batch = max(1, min(256, Int(sequences)))
            guard
                let prefill = predictions.prediction(
                    .prefill(tokens: max(tokensIn, 1)), candidate, devices: devices),
                let step = predictions.prediction(
                    .decode(contextTokens: tokensIn + tokensOut / 2), candidate, devices: devices, batch: batch)
            else { break }
            let steps = max(tokensOut - 1, 0) / Double(batch)
            let (a, b) = (prefill.latencyMilliseconds, step.latencyMilliseconds)
            let each = Interval(
                mean: a.mean + steps * b.mean, low: a.low + steps * b.low, high: a.high + steps * b.high)
            return .success(
                Offline(
                    devices: devices, batch: batch, perSecond: each.map { 1000 / $0 },
                    prediction: prefill.followed(by: step, items: Double(batch))))
        }
        return .failure(Violations([nearest ?? Self.unpredicted(candidate)]))
    }
}
