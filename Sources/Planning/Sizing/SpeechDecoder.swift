import Domain
import Prediction

/// The token-by-token half of a speech model, whose stored operations are the encoder's alone.
///
/// Each token reads the decoder's weights once, as a language model's does.
struct SpeechDecoder {
    private let predictor: Predictor
    private let query: ServiceQuery
    private let tokens: Interval

    /// nil for a model that is no speech model.
    init?(_ predictor: Predictor, _ query: ServiceQuery, _ assumptions: Assumptions) {
        guard query.model.task == .speech else { return nil }
        let share = assumptions[.speechDecoderShare], model = query.model
        var decoding = query
        decoding.model = ModelProfile(
            name: model.name, family: model.family, task: .llm, parametersMillions: model.parametersMillions * share,
            gigaflopsPerItem: 2 * model.parametersMillions * share / 1000)
        self.predictor = predictor
        self.query = decoding
        let row = assumptions.row(.speechTokens)
        tokens = Interval(mean: row.value, low: row.low, high: row.high)
    }

    /// Milliseconds of all tokens of a batch.
    func time(batch: Int) -> ServicePrediction? {
        var query = query
        query.batch = batch
        guard let step = predictor.decodeStep(query, contextTokens: tokens.mean) else { return nil }
        let time = step.latencyMilliseconds
        let whole = Interval(mean: time.mean * tokens.mean, low: time.low * tokens.low, high: time.high * tokens.high)
        return ServicePrediction(
            latencyMilliseconds: whole, throughputPerSecond: whole.map { Double(batch) * 1000 / $0 },
            evidence: step.evidence,
            basedOn: step.basedOn, efficiencies: step.efficiencies, notes: step.notes)
    }
}

extension ServicePrediction {
    /// One after the other.
    func followed(by next: ServicePrediction, batch: Int) -> ServicePrediction {
        let (a, b) = (latencyMilliseconds, next.latencyMilliseconds)
        let whole = Interval(mean: a.mean + b.mean, low: a.low + b.low, high: a.high + b.high)
        return ServicePrediction(
            latencyMilliseconds: whole, throughputPerSecond: whole.map { Double(batch) * 1000 / $0 },
            evidence: min(evidence, next.evidence), basedOn: basedOn + next.basedOn,
            efficiencies: efficiencies + next.efficiencies, notes: notes + next.notes)
    }
}
