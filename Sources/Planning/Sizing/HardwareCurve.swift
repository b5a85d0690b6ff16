import Domain
import Prediction

/// What the predictor says of a model on hardware: asked once for all targets that sell the same hardware.
struct HardwareCurve: Sendable {
    static let batches = [1, 2, 4, 8, 16, 32, 64]

    /// Mean times of batches 1…64.
    let serviceMilliseconds: [Double]
    /// Items a second in the batch that makes most of them.
    let most: Double
    /// One item at a time.
    let single: ServicePrediction
    private let predictor: Predictor
    private let query: ServiceQuery

    /// nil where nothing in the store says how fast it is.
    init?(_ predictor: Predictor, _ query: ServiceQuery) {
        guard let last = Self.batches.last,
            let curve = predictor.serviceCurve(query, maxBatch: last), let single = predictor.serviceTime(query)
        else { return nil }
        serviceMilliseconds = curve
        self.single = single
        most = curve.enumerated().reduce(0) { max($0, Double($1.offset + 1) * 1000 / $1.element) }
        self.predictor = predictor
        self.query = query
    }

    /// The time of a batch with its interval and what it rests on: dearer than the curve, so asked for what is chosen.
    func prediction(batch: Int) -> ServicePrediction? {
        guard batch > 1 else { return single }
        var query = query
        query.batch = batch
        return predictor.serviceTime(query)
    }


    /// No worse in any way and better in one.
    func isBetter(than other: HardwareCurve) -> Bool {
        let a = (single.latencyMilliseconds.mean, -most, single.evidence), b = (other.single.latencyMilliseconds.mean, -other.most, other.single.evidence)
        return a.0 <= b.0 && a.1 <= b.1 && a.2 >= b.2 && (a.0 < b.0 || a.1 < b.1 || a.2 > b.2)
    }

    func isEqual(to other: HardwareCurve) -> Bool {
        single.latencyMilliseconds.mean == other.single.latencyMilliseconds.mean && most == other.most
            && single.evidence == other.single.evidence
    }
}
