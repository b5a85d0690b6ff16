import Domain
import Prediction

/// What the predictor says of a model on hardware: asked once for all targets that sell the same hardware.
struct HardwareCurve: Sendable {
    static let batches = [1, 2, 4, 8, 16, 32, 64]

    /// Predictions at `batches`, as far as there are some.
    let predictions: [ServicePrediction]
    /// Mean times of batches 1…64, straight between the predicted ones.
    let serviceMilliseconds: [Double]

    init?(_ predictor: Predictor, _ query: ServiceQuery) {
        var query = query
        var predictions: [ServicePrediction] = []
        for batch in Self.batches {
            query.batch = batch
            guard let prediction = predictor.serviceTime(query) else { return nil }
            predictions.append(prediction)
        }
        self.predictions = predictions
        var curve: [Double] = []
        for index in predictions.indices {
            let time = predictions[index].latencyMilliseconds.mean
            if let previous = curve.last {
                let from = Self.batches[index - 1], to = Self.batches[index]
                for batch in (from + 1)...to {
                    curve.append(previous + (time - previous) * Double(batch - from) / Double(to - from))
                }
            } else {
                curve.append(time)
            }
        }
        // A larger batch never takes less time than a smaller one, whatever the fit says.
        for index in curve.indices.dropFirst() { curve[index] = max(curve[index], curve[index - 1]) }
        serviceMilliseconds = curve
    }

    func prediction(batch: Int) -> ServicePrediction {
        predictions[Self.batches.firstIndex(of: batch) ?? 0]
    }
}
