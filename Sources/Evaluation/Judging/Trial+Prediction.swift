import Domain
import Prediction

extension Trial {
    /// - Throws: why nothing can be predicted.
    func compare(_ predictor: Predictor) throws(Obstacle) -> Comparison {
        if row.isLanguageModel || model.task == .llm { return try predictTokens(predictor) }
        switch kind {
        case .service, .stream, .training:
            guard hardware.count == 1 || hardware.kind == .cpu else {
                throw Obstacle(reason: "a latency of several devices: not said how many share a batch")
            }
            let answer = kind == .training ? predictor.trainingStep(query(batch)) : predictor.serviceTime(query(batch))
            return try compare(answer, preferring: .latency)
        case .offline:
            return try compare(predictor.serviceTime(query(Measurement.saturatingBatch)), preferring: .throughput)
        case .server, .serving: throw Obstacle(reason: "a rate under a latency limit is no service time")
        }
    }

    func query(_ batch: Int) -> ServiceQuery {
        ServiceQuery(
            model: model, hardware: hardware.hardware, runtime: runtime, precision: precision, batch: batch)
    }

    func compare(
        _ answer: ServicePrediction?, preferring quantity: Comparison.Quantity
    ) throws(Obstacle) -> Comparison {
        guard let answer else { throw Obstacle(reason: unanswered) }
        if quantity == .latency, let measured = row.latencyMilliseconds {
            return Comparison(
                quantity: .latency, measured: measured, predicted: answer.latencyMilliseconds, evidence: answer.evidence
            )
        }
        guard let measured = row.throughputPerSecond else {
            throw Obstacle(reason: (quantity == .latency ? "no latency_ms and " : "") + "no throughput_per_s")
        }
        return Comparison(
            quantity: .throughput, measured: measured, predicted: answer.throughputPerSecond,
            evidence: answer.evidence)
    }

    private var unanswered: String {
        if case .accelerator(let accelerator, _, _) = hardware.hardware, accelerator.peakTFLOPS(precision) == nil {
            return "nothing says how fast \(hardware.name) computes in \(precision.rawValue)"
        }
        return "no efficiency in the store fits \(hardware.name)"
    }
}
