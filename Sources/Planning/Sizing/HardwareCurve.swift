import Domain
import Prediction

/// What the predictor says of a model on hardware: asked once for all targets that sell the same hardware.
final class HardwareCurve: Sendable {
    /// Batches worth trying. A CPU gains little past a few items.
    static func batches(onAccelerator: Bool) -> [Int] {
        onAccelerator ? [1, 2, 4, 8, 16, 32, largestBatch] : [1, 4]
    }

    static let largestBatch = 64

    /// Items a second in the batch that makes most of them.
    let most: Double
    /// Mean times of each batch up to the largest worth trying.
    let serviceMilliseconds: [Double]
    /// What the time of one item rests on.
    let evidence: Evidence
    private let curve: ServiceCurve
    private let decoder: SpeechDecoder?

    /// nil where nothing in the store says how fast it is.
    init?(_ predictor: Predictor, _ query: ServiceQuery, _ assumptions: Assumptions) {
        guard let last = Self.batches(onAccelerator: query.hardware.isAccelerator).last,
            let curve = predictor.serviceCurve(query, maxBatch: last)
        else {
            return nil
        }
        self.curve = curve
        decoder = SpeechDecoder(predictor, query, assumptions)
        var times = curve.milliseconds
        if let decoder {
            guard let one = decoder.time(batch: 1), let many = decoder.time(batch: last) else { return nil }
            let (first, slope) = (
                one.latencyMilliseconds.mean,
                (many.latencyMilliseconds.mean - one.latencyMilliseconds.mean) / Double(last - 1)
            )
            for index in times.indices { times[index] += first + slope * Double(index) }
            evidence = min(curve.evidence, one.evidence)
        } else {
            evidence = curve.evidence
        }
        serviceMilliseconds = times
        most = times.enumerated().reduce(0) { max($0, Double($1.offset + 1) * 1000 / $1.element) }
    }

    /// Mean time of one item.
    var singleMilliseconds: Double { serviceMilliseconds[0] }

    func prediction(batch: Int) -> ServicePrediction {
        let encoded = curve.prediction(batch: batch)
        return decoder?.time(batch: batch).map { encoded.followed(by: $0, items: Double(batch)) } ?? encoded
    }

    /// No worse in any way and better in one.
    func isBetter(than other: HardwareCurve) -> Bool {
        let time = singleMilliseconds, otherTime = other.singleMilliseconds
        guard time <= otherTime, most >= other.most, evidence >= other.evidence else { return false }
        return time < otherTime || most > other.most || evidence > other.evidence
    }

    func isEqual(to other: HardwareCurve) -> Bool {
        singleMilliseconds == other.singleMilliseconds && most == other.most && evidence == other.evidence
    }
}
