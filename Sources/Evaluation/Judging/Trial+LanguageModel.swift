import Domain
import Prediction

extension Trial {
    /// Time to the first token, time of each further one, or tokens a second, by the row's task.
    func predictTokens(_ predictor: Predictor) throws(Obstacle) -> Comparison {
        guard let tokens = row.tokens else { throw Obstacle(reason: "no lengths of request and answer (in=…,out=…)") }
        if row.isServed { try checkRoom(tokens.in + tokens.out) }
        switch row.task.lowercased() {
        case "llm-prefill":
            return try compare(
                predictor.timeToFirstToken(query(batch), tokensIn: tokens.in, tokensOut: tokens.out),
                preferring: .latency)
        case "llm-decode":
            return try compare(
                predictor.timePerToken(query(batch), tokensIn: tokens.in, tokensOut: tokens.out), preferring: .latency)
        default:
            guard row.batch != nil else { throw Obstacle(reason: "no number of requests at a time (batch)") }
            guard row.throughputPerSecond != nil else { throw Obstacle(reason: "no throughput_per_s") }
            return try compare(wholeAnswers(predictor, tokens), preferring: .throughput)
        }
    }

    /// Requests that wait for a place in the cache wait for whole answers of others.
    private func checkRoom(_ tokens: Double) throws(Obstacle) {
        guard case .accelerator(let accelerator, _, let count) = hardware.hardware,
            !model.hasRoom(
                on: accelerator, devices: Double(count), requests: Double(batch), tokens: tokens, precision: precision)
        else { return }
        throw Obstacle(reason: "more requests at a time than the cache holds: some wait for a place")
    }

    private func wholeAnswers(_ predictor: Predictor, _ tokens: (in: Double, out: Double)) -> ServicePrediction? {
        let made = Double(batch) * tokens.out
        guard let first = predictor.prefill(query(batch), tokens: tokens.in),
            let step = predictor.decodeStep(query(batch), contextTokens: tokens.in + tokens.out / 2)
        else { return nil }
        return first.followed(by: step.repeated(.exactly(max(tokens.out - 1, 0)), items: made), items: made)
    }
}
