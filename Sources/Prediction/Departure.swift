import Domain
import func Foundation.log

/// What a device and a model's family are known to deviate from the roofline by, and what is not known of them.
struct Departure: Sendable {
    /// Logarithm of the factor.
    let logFactor: Double
    /// Of a model's deviation within its family.
    let familyVariance: Double
    /// Rows whose intervals say what is not known of the device.
    let unknown: [Efficiency]
    /// Of those, together.
    let deviceVariance: Double
    let efficiencies: [Efficiency]
    /// Whether the device was measured under the runtime and precision; of decoders that does not matter.
    let isDeviceMeasured: Bool

    /// The 95 % quantile of a normal distribution: the rows' intervals hold nine times in ten.
    private static let quantile = 1.6449

    init(_ table: EfficiencyTable, _ names: EfficiencyTable.Names, _ rates: DeviceRates, _ roofline: Roofline) {
        var log = 0.0, known: [Efficiency] = [], unknown: [Efficiency] = []
        let device = table.device(names)
        isDeviceMeasured = device != nil
        if let device {
            log += Foundation.log(device.typical)
            unknown.append(device)
        } else {
            // A generation's own roofline holds what its devices have in common.
            if roofline.compute.architecture != rates.architecture, let row = table.anyRuntime(.generation, names) {
                log += Foundation.log(row.typical)
                known.append(row)
            }
            if let row = table[.unmeasuredDevice, names] { unknown.append(row) }
            if roofline.compute.runtime == "*", let row = table.anyRuntime(.unmeasuredRuntime, names) {
                unknown.append(row)
            }
        }
        var efficiencies = known + unknown
        if let family = table.family(names) {
            log += Foundation.log(family.typical)
            familyVariance = Self.variance(family)
            efficiencies.append(family)
        } else {
            familyVariance = 0
        }
        logFactor = log
        deviceVariance = unknown.reduce(0) { $0 + Self.variance($1) }
        self.unknown = unknown
        self.efficiencies = efficiencies
    }

    /// Of a decoder: how far models of its sort stray.
    init(decoder row: Efficiency?) {
        logFactor = row.map { Foundation.log($0.typical) } ?? 0
        familyVariance = row.map(Self.variance) ?? 0
        unknown = []
        isDeviceMeasured = true
        deviceVariance = 0
        efficiencies = [row].compactMap(\.self)
    }

    private static func variance(_ row: Efficiency) -> Double {
        let deviation = log(row.high / row.low) / (2 * quantile)
        return deviation * deviation
    }
}
