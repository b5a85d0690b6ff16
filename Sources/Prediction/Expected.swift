import Domain

/// What a setting and a family make of a model's time before its own measurements are asked.
///
/// A class since every size of a device and every batch reads the same one (`Expectations`).
final class Expected: Sendable {
    let names: EfficiencyTable.Names
    let roofline: Roofline
    /// Of models whose operations are counted by kind, where enough of them were measured under the runtime.
    let counted: CountedRoofline?
    let departure: Departure
    /// Forward passes that the time is worth: one, or of a training step three at the speed that each keeps.
    let passes: Double
    /// The speed that the passes of a training step keep.
    let kept: Efficiency?
    /// How much of a model's deviation settings share; nil where nothing says so.
    let spreads: Spreads?
    /// Whether it is of a server's times to tokens.
    let isServed: Bool

    /// Forward and backward are three forward passes (Kaplan et al. 2020, §2.1).
    private static let trainingPasses = 3.0

    /// Nil where the store holds no efficiency that fits.
    init?(_ table: EfficiencyTable, _ names: EfficiencyTable.Names, _ rates: DeviceRates, use: Setting.Use) {
        guard let roofline = Roofline(table, names) else { return nil }
        self.names = names
        self.roofline = roofline
        counted = CountedRoofline(table, names, rates.kind)
        departure = Departure(table, names, rates, roofline)
        isServed = false
        spreads = Spreads(table, names, family: departure.familyVariance)
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

    /// The work of what was counted by kind; nil where it was not, or the runtime's efficiencies do not tell kinds apart.
    func work(
        _ counts: OperationCounts?, parametersMillions: Double, precision: Precision, rates: DeviceRates
    ) -> CountedWork? {
        guard counted != nil, let counts else { return nil }
        return CountedWork(counts, parametersMillions: parametersMillions, precision: precision, rates: rates)
    }

    /// By kind of operation where that is counted and told apart, else by the model's three figures.
    func time(_ work: Work, _ byKind: CountedWork?) -> ModelledTime {
        guard let counted, let byKind else { return roofline.time(work) }
        return counted.time(byKind)
    }

    /// The fitted rows that such a time rests on, and that of its launch.
    func efficiencies(byKind: Bool) -> (all: [Efficiency], launch: Efficiency) {
        guard byKind, let counted else {
            return ([roofline.compute, roofline.memory, roofline.launch], roofline.launch)
        }
        return (counted.efficiencies, counted.launch)
    }

    /// Of a decoder that reads a prompt or makes a token.
    ///
    /// - Parameter sort: which passage, of a dense model or of a mixture of experts.
    init?(_ table: EfficiencyTable, _ names: EfficiencyTable.Names, decoder sort: String) {
        guard let roofline = Roofline(table, names) else { return nil }
        self.names = names
        self.roofline = roofline
        counted = nil
        departure = Departure(decoder: table.decoders(sort))
        isServed = true
        spreads = Spreads(table, names, family: departure.familyVariance)
        passes = 1
        kept = nil
    }
}
