import Domain

/// What a setting and a family make of a model's time before its own measurements are asked.
struct Expected: Sendable {
    let setting: Setting
    let names: EfficiencyTable.Names
    let roofline: Roofline
    let departure: Departure
    /// Forward passes that the time is worth: one, or of a training step three at the speed that each keeps.
    let passes: Double
    /// The speed that the passes of a training step keep.
    let kept: Efficiency?

    /// Forward and backward are three forward passes (Kaplan et al. 2020, §2.1).
    private static let trainingPasses = 3.0

    /// Nil where the store holds no efficiency that fits.
    init?(
        _ context: RooflineContext, _ rates: DeviceRates, runtime: String, precision: Precision, task: String,
        family: String?, use: Setting.Use
    ) {
        let table = context.table
        names = table.resolve(rates, runtime: runtime, precision: precision, task: task, family: family)
        guard let roofline = Roofline(table, names) else { return nil }
        self.roofline = roofline
        setting = Setting(rates, runtime: runtime, precision: precision, use: use)
        departure = Departure(table, names, rates, roofline)
        switch use {
        case .inference, .prefill, .decode:
            passes = 1
            kept = nil
        case .training:
            guard let kept = table[.training, names] else { return nil }
            passes = Self.trainingPasses / kept.typical
            self.kept = kept
        }
    }

    /// Of a decoder that reads a prompt or makes a token.
    init?(
        _ context: RooflineContext, _ model: ModelProfile, _ rates: DeviceRates, runtime: String, precision: Precision,
        use: Setting.Use
    ) {
        let task = use == .prefill ? "llm-prefill" : "llm-decode"
        let isMixture = model.activeParametersMillions < model.parametersMillions
        names = context.table.resolve(rates, runtime: runtime, precision: precision, task: task)
        guard let roofline = Roofline(context.table, names) else { return nil }
        self.roofline = roofline
        setting = Setting(rates, runtime: runtime, precision: precision, use: use)
        departure = Departure(decoder: context.table.decoders(isMixture ? "\(task)-mixture" : task))
        passes = 1
        kept = nil
    }
}
