import Domain
import Prediction

extension Trial {
    /// Time to the first token, time of each further one, or tokens a second, by the row's task.
    func predictTokens(_ predictor: Predictor) throws(Obstacle) -> Comparison {
        guard let tokens = row.tokens else { throw Obstacle(reason: "no lengths of request and answer (in=…,out=…)") }
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

    private func wholeAnswers(_ predictor: Predictor, _ tokens: (in: Double, out: Double)) -> ServicePrediction? {
        let made = Double(batch) * tokens.out
        guard let first = predictor.prefill(query(batch), tokens: tokens.in),
            let step = predictor.decodeStep(query(batch), contextTokens: tokens.in + tokens.out / 2)
        else { return nil }
        return first.followed(by: step.repeated(.exactly(max(tokens.out - 1, 0)), items: made), items: made)
    }
}
