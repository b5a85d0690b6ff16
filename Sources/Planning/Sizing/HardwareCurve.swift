import Domain
import Prediction

/// What the predictor says of a model on hardware: asked once for all targets that sell the same hardware.
final class HardwareCurve: Sendable {
    static let batches = [1, 2, 4, 8, 16, 32, 64]

    /// Items a second in the batch that makes most of them.
    let most: Double
    /// One item at a time.
    let single: ServicePrediction
    private let curve: ServiceCurve

    /// nil where nothing in the store says how fast it is.
    init?(_ predictor: Predictor, _ query: ServiceQuery) {
        guard let last = Self.batches.last, let curve = predictor.serviceCurve(query, maxBatch: last) else { return nil }
        self.curve = curve
        single = curve.prediction(batch: 1)
        most = curve.milliseconds.enumerated().reduce(0) { max($0, Double($1.offset + 1) * 1000 / $1.element) }
    }

    /// Mean times of batches 1…64.
    var serviceMilliseconds: [Double] { curve.milliseconds }

    func prediction(batch: Int) -> ServicePrediction {
        batch > 1 ? curve.prediction(batch: batch) : single
    }

    /// No worse in any way and better in one.
    func isBetter(than other: HardwareCurve) -> Bool {
        let time = single.latencyMilliseconds.mean, otherTime = other.single.latencyMilliseconds.mean
        guard time <= otherTime, most >= other.most, single.evidence >= other.single.evidence else { return false }
        return time < otherTime || most > other.most || single.evidence > other.single.evidence
    }

    func isEqual(to other: HardwareCurve) -> Bool {
        single.latencyMilliseconds.mean == other.single.latencyMilliseconds.mean && most == other.most
            && single.evidence == other.single.evidence
    }
}
