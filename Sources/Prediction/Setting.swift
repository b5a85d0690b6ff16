import Domain

/// Where a model runs, how, and for what.
struct Setting: Hashable, Sendable {
    enum Use: Sendable { case inference, training, prefill, decode }

    let kind: Device
    let architecture: Name
    let device: Name
    private(set) var size: Double
    let runtime: Name
    let precision: Precision
    let use: Use

    init(_ rates: DeviceRates, runtime: String, precision: Precision, use: Use) {
        kind = rates.kind
        architecture = Name(rates.architecture)
        device = Name(rates.name)
        size = rates.size
        self.runtime = Name(runtime)
        self.precision = precision
        self.use = use
    }

    /// The same without a number of cores or devices.
    var ofAnySize: Setting {
        var setting = self
        setting.size = 0
        return setting
    }

    func hasSameDevice(as other: Setting) -> Bool { size == other.size && device == other.device }

    /// The same but for how many devices there are.
    func hasSameCell(as other: Setting) -> Bool {
        precision == other.precision && use == other.use && runtime == other.runtime && device == other.device
    }

    /// Whether it is a server of a language model.
    var isServer: Bool { use == .prefill || use == .decode }

    /// Whether a regime does the same to both: what load does to a server is the server's.
    func sharesRegime(with other: Setting) -> Bool {
        kind == other.kind && (!isServer || runtime == other.runtime)
    }

    func isSame(as other: Setting) -> Bool { size == other.size && hasSameCell(as: other) }
}
