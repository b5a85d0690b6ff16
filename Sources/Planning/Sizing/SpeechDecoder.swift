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
        return step.repeated(tokens, items: Double(batch))
    }
}
