public import Domain

/// Service times of a model in one setting, for any batch: what many candidates on the same hardware share.
public struct ServiceCurve: Sendable {
    /// The mean times of batches 1…`maxBatch`: what `Capacity.BatchQueue` takes.
    ///
    /// Predicted at powers of two and straight between them, as the roofline nearly is.
    public let milliseconds: [Double]
    private let forward: Forward
    /// Of the batches that are powers of two.
    private let estimates: [Forward.Estimate]

    init(_ forward: Forward, maxBatch: Int) {
        var estimates = [forward.estimate(batch: 1)]
        var curve = [estimates[0].milliseconds]
        curve.reserveCapacity(maxBatch)
        while curve.count < maxBatch {
            let from = curve.count, to = min(2 * from, maxBatch), start = curve[from - 1]
            let estimate = forward.estimate(batch: to)
            if to == 2 * from { estimates.append(estimate) }
            // A larger batch never takes less time than a smaller one, whatever the corrections say.
            let rise = max(0, estimate.milliseconds - start) / Double(to - from)
            for step in 1...(to - from) { curve.append(start + rise * Double(step)) }
        }
        milliseconds = curve
        self.forward = forward
        self.estimates = estimates
    }

    /// What the time of one item rests on.
    public var evidence: Evidence { estimates[0].evidence }

    /// The time of a batch with its interval and what it rests on.
    public func prediction(batch: Int) -> ServicePrediction {
        let power = batch.trailingZeroBitCount
        guard batch.nonzeroBitCount == 1, power < estimates.count else { return forward.prediction(batch: batch) }
        return forward.prediction(estimates[power], batch: batch)
    }
}
