import Domain
import func Foundation.exp

/// A model's forward pass, or training step, in one setting, ready for any batch.
struct Forward: Sendable {
    private let predictor: Predictor
    private let model: ModelProfile
    private let rates: DeviceRates
    private let setting: Setting
    private let expected: Expected
    private let activationsMillions: Double
    /// Nil where the operations are not counted by kind, or the runtime's efficiencies do not tell kinds apart.
    private let byKind: CountedWork?
    private let neighbourhood: Neighbourhood?

    /// Nil where the store holds no efficiency that fits.
    init?(_ predictor: Predictor, _ query: ServiceQuery, use: Setting.Use = .inference) {
        let context = predictor.context, task = query.model.task.rawValue
        guard query.batch >= 1, let rates = context.rates(query.hardware, precision: query.precision),
            let expected = context.expectations.network(
                rates, runtime: query.runtime, precision: query.precision, task: task,
                family: query.model.family ?? context.table.family(of: query.model.name), use: use)
        else { return nil }
        self.predictor = predictor
        model = query.model
        self.rates = rates
        self.expected = expected
        setting = Setting(rates, runtime: query.runtime, precision: query.precision, use: use)
        activationsMillions =
            query.model.activationsMillions
            ?? context.activationsMillions(gigaflops: query.model.gigaflopsPerItem, task: task)
        byKind = expected.work(
            query.model.counts, parametersMillions: query.model.parametersMillions, precision: query.precision,
            rates: rates)
        neighbourhood = predictor.measured(query.model).neighbourhood(of: setting, expected)
    }

    struct Estimate: Sendable {
        let milliseconds: Double
        let modelled: ModelledTime
        let correction: Correction?

        var evidence: Evidence { Evidence(correction) }
    }

    func estimate(batch: Int) -> Estimate {
        let work = Work(
            gigaflopsPerItem: model.gigaflopsPerItem, parametersMillions: model.parametersMillions,
            activationsMillions: activationsMillions, weightsMegabytes: nil, items: Double(batch),
            precision: setting.precision, rates: rates)
        let modelled = expected.time(work, byKind?.of(items: Double(batch)))
        let correction = neighbourhood.map { Correction($0, Regime(launchShare: modelled.launchShare)) }
        let factor = exp(expected.departure.logFactor + (correction?.logFactor ?? 0))
        return Estimate(
            milliseconds: modelled.milliseconds * factor * expected.passes, modelled: modelled, correction: correction)
    }

    func prediction(batch: Int) -> ServicePrediction { prediction(estimate(batch: batch), batch: batch) }

    func prediction(_ estimate: Estimate, batch: Int) -> ServicePrediction {
        ServicePrediction(
            milliseconds: estimate.milliseconds, items: Double(batch), modelled: estimate.modelled, expected: expected,
            correction: estimate.correction, byKind: byKind != nil, predictor: predictor, notes: notes)
    }

    private var notes: [String] {
        var notes: [String] = []
        if byKind != nil, let input = model.countedInput {
            notes.append("operations counted by kind: operation/\(model.name)/\(input)")
        }
        if byKind == nil, model.activationsMillions == nil { notes.append("activations estimated from the operations") }
        if rates.name.isEmpty { notes.append("processor not named: the median of its architecture") }
        return notes
    }
}
