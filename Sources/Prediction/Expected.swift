import Domain

/// What a setting and a family make of a model's time before its own measurements are asked.
///
/// A class since every size of a device and every batch reads the same one (`Expectations`).
final class Expected: Sendable {
    let names: EfficiencyTable.Names
    let roofline: Roofline
    let departure: Departure
    /// Forward passes that the time is worth: one, or of a training step three at the speed that each keeps.
    let passes: Double
    /// The speed that the passes of a training step keep.
    let kept: Efficiency?
    /// How much of a model's deviation settings share; nil where nothing says so.
    let spreads: Spreads?

    /// Forward and backward are three forward passes (Kaplan et al. 2020, §2.1).
    private static let trainingPasses = 3.0

    /// Nil where the store holds no efficiency that fits.
    init?(_ table: EfficiencyTable, _ names: EfficiencyTable.Names, _ rates: DeviceRates, use: Setting.Use) {
        guard let roofline = Roofline(table, names) else { return nil }
        self.names = names
        self.roofline = roofline
        departure = Departure(table, names, rates, roofline)
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

    /// Of a decoder that reads a prompt or makes a token.
    ///
    /// - Parameter sort: whose deviation it shares.
    init?(_ table: EfficiencyTable, _ names: EfficiencyTable.Names, decoder sort: String) {
        guard let roofline = Roofline(table, names) else { return nil }
        self.names = names
        self.roofline = roofline
        departure = Departure(decoder: table.decoders(sort))
        spreads = Spreads(table, names, family: departure.familyVariance)
        passes = 1
        kept = nil
    }
}
