import Domain
import func Foundation.exp

/// How much of a model's deviation from the mean two settings share, as variances of log time (fitted: rows `spread_…`).
struct Spreads: Sendable {
    private let kind, architecture, device, runtime, precision, use: Double
    let regime, `repeat`: Double
    /// What all settings share: the rest of what models of the family stray by.
    private let model: Double

    /// However alike a family's models are, each is a little its own.
    private static let leastModel = 0.003

    /// - Parameter family: the variance of a model's deviation within its family.
    init?(_ table: EfficiencyTable, _ names: EfficiencyTable.Names, family: Double) {
        func variance(_ parameter: Efficiency.Parameter) -> Double? {
            table[parameter, names].map { $0.typical * $0.typical }
        }
        guard let kind = variance(.spreadKind), let architecture = variance(.spreadArchitecture),
            let device = variance(.spreadDevice), let runtime = variance(.spreadRuntime),
            let precision = variance(.spreadPrecision), let use = variance(.spreadUse),
            let regime = variance(.spreadRegime), let again = variance(.spreadRepeat)
        else { return nil }
        self.kind = kind
        self.architecture = architecture
        self.device = device
        self.runtime = runtime
        self.precision = precision
        self.use = use
        self.regime = regime
        self.repeat = again
        let own = kind + architecture + device + runtime + precision + use + regime
        model = max(family - own, Self.leastModel)
    }

    /// The variance of a model's deviation before anything is measured.
    var total: Double { model + kind + architecture + device + runtime + precision + use + regime }

    /// The covariance of a model's deviations in two settings, but for the regime's part.
    func shared(_ a: Setting, _ b: Setting) -> Double {
        var shared = model
        if a.hasSameDevice(as: b) { shared += device }
        guard a.kind == b.kind else { return shared }
        shared += kind
        if a.architecture == b.architecture { shared += architecture }
        if a.runtime == b.runtime { shared += runtime }
        if a.precision.bytesPerWeight == b.precision.bytesPerWeight { shared += precision }
        if a.use == b.use { shared += use }
        return shared
    }

    /// Covariances are compared: those that agree to nine digits are equal, whatever order they were summed in.
    static func comparable(_ covariance: Double) -> Double { (covariance * 1e9).rounded() / 1e9 }

    /// The regime's part, between settings of one kind of device; distances are in units of its reach.
    func regime(distance: Double) -> Double { regime * exp(-distance) }
}
