import Domain

extension Predictor {
    /// LLM: reading `tokens` prompt tokens of each of `batch` sequences: bound by arithmetic, 2 operations a parameter
    /// and token, and the attention of each token to those before it (Kaplan et al. 2020, §2.1).
    public func prefill(_ query: ServiceQuery, tokens: Double) -> ServicePrediction? {
        let batch = Double(query.batch)
        let attention =
            query.model.transformer.map {
                2 * Double($0.layers * $0.hiddenSize) * tokens * tokens / 1e9
            } ?? 0
        return languageModel(
            query, task: "llm-prefill", tokensEach: tokens, items: batch * tokens,
            gigaflops: batch * (tokens * query.model.gigaflopsPerItem + attention), cachedTokens: batch * tokens)
    }

    /// LLM: one token more for each of `batch` sequences with `contextTokens` in the cache: bound by reading weights
    /// and cache (Pope et al. 2023, §2.1).
    public func decodeStep(_ query: ServiceQuery, contextTokens: Double) -> ServicePrediction? {
        let batch = Double(query.batch)
        return languageModel(
            query, task: "llm-decode", tokensEach: 1, items: batch, gigaflops: batch * query.model.gigaflopsPerItem,
            cachedTokens: batch * contextTokens)
    }

    private func languageModel(
        _ query: ServiceQuery, task: String, tokensEach: Double, items: Double, gigaflops: Double, cachedTokens: Double
    ) -> ServicePrediction? {
        guard query.batch >= 1, let rates = context.rates(query.hardware, precision: query.precision) else {
            return nil
        }
        let names = context.table.resolve(
            architecture: rates.architecture, kind: rates.kind, runtime: query.runtime, precision: query.precision,
            task: task)
        guard let roofline = Roofline(context.table, names) else { return nil }
        let model = query.model
        let cache = model.transformer?.cacheBytesPerToken(bytesPerValue: query.precision == .fp32 ? 4 : 2) ?? 0
        let megabytes = model.weightsRead(tokens: items, precision: query.precision) + cachedTokens * cache / 1e6
        var work = Work(
            compute: gigaflops / rates.gigaflopsPerMillisecond, memory: megabytes / rates.megabytesPerMillisecond)
        var efficiencies = [roofline.compute, roofline.memory, roofline.launch]
        if let reduction = AllReduce(query, tokens: Double(query.batch) * tokensEach),
            let start = context.table[.allReduceMilliseconds, names]
        {
            work.fixed = reduction.milliseconds + reduction.count * start.typical
            efficiencies.append(start)
        }
        let modelled = roofline.time(work)
        let band = context.table[.intervalModelled, names]
        var width = LogBand(band, deviation: 1)
        width.widen(by: roofline.launch, share: modelled.launchShare)
        if let band { efficiencies.append(band) }
        return ServicePrediction(
            milliseconds: modelled.milliseconds, band: width, items: items, modelled: modelled, evidence: .modelled,
            basedOn: [],
            efficiencies: efficiencies,
            notes: model.transformer == nil ? ["layers and heads unknown: cache and all-reduce not counted"] : [])
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
