import Domain
import func Foundation.exp

extension Predictor {
    /// LLM: reading `tokens` prompt tokens of each of `batch` sequences: bound by arithmetic.
    public func prefill(_ query: ServiceQuery, tokens: Double) -> ServicePrediction? {
        languageModel(
            query, .prefill(query.model, sequences: Double(query.batch), tokens: tokens),
            items: Double(query.batch) * tokens)
    }

    /// LLM: one token more for each of `batch` sequences with `contextTokens` in the cache: bound by reading weights
    /// and cache (Pope et al. 2023, §2.1).
    public func decodeStep(_ query: ServiceQuery, contextTokens: Double) -> ServicePrediction? {
        languageModel(
            query, .decode(query.model, sequences: Double(query.batch), context: contextTokens),
            items: Double(query.batch))
    }

    /// LLM: the time to the first token on a server that serves `batch` requests at a time, each followed by another
    /// when it ends.
    public func timeToFirstToken(_ query: ServiceQuery, tokensIn: Double, tokensOut: Double) -> ServicePrediction? {
        languageModel(
            query,
            .firstToken(query.model, concurrency: Double(query.batch), tokensIn: tokensIn, tokensOut: tokensOut),
            items: tokensIn)
    }

    /// LLM: the time between later tokens on the same server, prompts that come in between included.
    public func timePerToken(_ query: ServiceQuery, tokensIn: Double, tokensOut: Double) -> ServicePrediction? {
        languageModel(
            query,
            .laterToken(query.model, concurrency: Double(query.batch), tokensIn: tokensIn, tokensOut: tokensOut),
            items: Double(query.batch))
    }

    private func languageModel(_ query: ServiceQuery, _ passage: Passage, items: Double) -> ServicePrediction? {
        let model = query.model
        guard query.batch >= 1, let rates = context.rates(query.hardware, precision: query.precision),
            let time = DecoderTime(
                context, model, rates, accelerator: query.hardware.tensorParallel, runtime: query.runtime,
                precision: query.precision, use: passage.use)
        else { return nil }
        let modelled = time.time(passage)
        let near = measured(model, served: passage.use).neighbourhood(of: time.setting, time.expected)
        let correction = near.map {
            Correction($0, Regime(launchShare: modelled.launchShare, place: passage.place))
        }
        let factor = exp(time.expected.departure.logFactor + (correction?.logFactor ?? 0))
        return ServicePrediction(
            milliseconds: modelled.milliseconds * factor, items: items, modelled: modelled, expected: time.expected,
            correction: correction, predictor: self,
            notes: model.transformer == nil ? ["layers and heads unknown: cache and all-reduce not counted"] : [])
    }
}

extension Hardware {
    fileprivate var tensorParallel: (Accelerator, devices: Double)? {
        guard case .accelerator(let accelerator, _, let count) = self else { return nil }
        return (accelerator, Double(count))
    }
}

extension ModelProfile {
    /// Megabytes of weights that `tokens` touch. Of a mixture of experts each token takes its own share; tokens that
    /// choose independently together leave (1 − share)^tokens untouched.
    func weightsRead(tokens: Double, precision: Precision) -> Double {
        let all = parametersMillions * precision.bytesPerWeight
        let share = min(1, activeParametersMillions / parametersMillions)
        guard share < 1 else { return all }
        var untouched = 1.0, factor = 1 - share
        var power = Int(min(tokens, 1e6))
        while power > 0 {
            if power & 1 == 1 { untouched *= factor }
            factor *= factor
            power >>= 1
        }
        return all * (1 - untouched)
    }
}
