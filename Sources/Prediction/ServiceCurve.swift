public import Domain

/// Service times of a model in one setting, for any batch: what many candidates on the same hardware share.
public struct ServiceCurve: Sendable {
    /// The mean times of batches 1…`maxBatch`: what `Capacity.BatchQueue` takes.
    ///
    /// Predicted at powers of two and straight between them, as the roofline nearly is.
    public let milliseconds: [Double]
    private let forward: Forward

    init(_ forward: Forward, maxBatch: Int) {
        var curve = [forward.estimate(batch: 1).milliseconds]
        curve.reserveCapacity(maxBatch)
        while curve.count < maxBatch {
            let from = curve.count, to = min(2 * from, maxBatch), start = curve[from - 1]
            // A larger batch never takes less time than a smaller one, whatever the corrections say.
            let rise = max(0, forward.estimate(batch: to).milliseconds - start) / Double(to - from)
            for step in 1...(to - from) { curve.append(start + rise * Double(step)) }
        }
        milliseconds = curve
        self.forward = forward
    }

    /// The time of a batch with its interval and what it rests on.
    public func prediction(batch: Int) -> ServicePrediction { forward.prediction(batch: batch) }
}
