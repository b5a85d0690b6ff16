import Domain
import func Foundation.exp

/// A model's forward pass in one setting, ready for any batch.
struct Forward: Sendable {
    let predictor: Predictor
    let model: ModelProfile
    let precision: Precision
    let rates: DeviceRates
    let names: EfficiencyTable.Names
    let roofline: Roofline
    let setting: Setting
    let activationsMillions: Double
    let series: [MeasuredSeries]

    init?(_ predictor: Predictor, _ query: ServiceQuery) {
        let context = predictor.context
        guard query.batch >= 1, let rates = context.rates(query.hardware, precision: query.precision) else {
            return nil
        }
        let task = query.model.task.rawValue
        let names = context.table.resolve(
            architecture: rates.architecture, kind: rates.kind, runtime: query.runtime, precision: query.precision,
            task: task)
        guard let roofline = Roofline(context.table, names) else { return nil }
        self.predictor = predictor
        model = query.model
        precision = query.precision
        self.rates = rates
        self.names = names
        self.roofline = roofline
        setting = Setting(rates, runtime: query.runtime, precision: query.precision)
        activationsMillions =
            query.model.activationsMillions
            ?? context.activationsMillions(gigaflops: query.model.gigaflopsPerItem, task: task)
        let all = predictor.index.series(model: query.model.name)
        series = predictor.spreads?.nearest(all, to: setting) ?? []
    }

    struct Estimate {
        let milliseconds: Double
        let modelled: ModelledTime
        let correction: Correction?
    }

    func estimate(batch: Int) -> Estimate {
        let work = Work(
            gigaflopsPerItem: model.gigaflopsPerItem, parametersMillions: model.parametersMillions,
            activationsMillions: activationsMillions, weightsMegabytes: nil, items: Double(batch),
            precision: precision, rates: rates)
        let modelled = roofline.time(work)
        let correction = predictor.spreads.flatMap {
            Correction(series, setting, launchShare: modelled.launchShare, $0)
        }
        let factor = correction.map { exp($0.logFactor) } ?? 1
        return Estimate(milliseconds: modelled.milliseconds * factor, modelled: modelled, correction: correction)
    }

    /// - Parameters:
    ///   - repeats: forward passes that the prediction is of.
    ///   - kept: the share of a forward pass's speed that each keeps, and its range.
    func prediction(batch: Int, repeats: Double = 1, kept: Efficiency? = nil) -> ServicePrediction {
        let estimate = estimate(batch: batch), table = predictor.context.table
        let parameter: Efficiency.Parameter =
            switch estimate.correction?.isMeasured {
            case true?: .intervalMeasured
            case false?: .intervalScaled
            case nil: .intervalModelled
            }
        let band = table[parameter, names]
        var width = LogBand(band, deviation: estimate.correction?.deviation ?? 1)
        if estimate.correction == nil {
            width.widen(by: roofline.launch, share: estimate.modelled.launchShare)
        }
        var efficiencies = [roofline.compute, roofline.memory, roofline.launch]
        if let kept {
            width.widen(by: kept, share: 1)
            efficiencies.append(kept)
        }
        if let band { efficiencies.append(band) }
        let measured = estimate.correction?.isMeasured == true && kept == nil
        return ServicePrediction(
            milliseconds: estimate.milliseconds * repeats / (kept?.typical ?? 1), band: width, items: Double(batch),
            modelled: estimate.modelled,
            evidence: measured ? .measured : estimate.correction == nil ? .modelled : .scaled,
            basedOn: estimate.correction.map { $0.measurements.map { predictor.measurements[$0] } } ?? [],
            efficiencies: efficiencies, notes: notes)
    }

    private var notes: [String] {
        var notes: [String] = []
        if model.activationsMillions == nil { notes.append("activations estimated from the operations") }
        if rates.name.isEmpty { notes.append("processor not named: the median of its architecture") }
        return notes
    }
}
