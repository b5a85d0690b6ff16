import Domain

/// The stored efficiencies, looked up from the most specific row to the widest.
///
/// The order is: the task before any task, the runtime before any runtime, the generation before the kind of device
/// before any device, the precision before any. `Benchmarks/fit` fits each row with the wider one as its prior.
struct EfficiencyTable: Sendable {
    private let rows: [Efficiency]
    private let names: [String: UInt64]
    private let index: [UInt64: Int32]
    private static let anyName: UInt64 = 0

    init(_ efficiencies: [Efficiency]) {
        var names = ["*": Self.anyName]
        var index: [UInt64: Int32] = [:]
        func number(_ name: String) -> UInt64 {
            if let known = names[name] { return known }
            let new = UInt64(names.count)
            names[name] = new
            return new
        }
        for (position, row) in efficiencies.enumerated() {
            let key = Self.key(
                row.parameter, architecture: number(row.architecture), runtime: number(row.runtime),
                precision: number(row.precision), task: number(row.task))
            // Earlier rows come from datasets of higher precedence.
            if index[key] == nil { index[key] = Int32(position) }
        }
        rows = efficiencies
        self.names = names
        self.index = index
    }

    /// What a device, runtime, precision and task are called, as numbers, most specific first; nil for a name that no
    /// row has.
    struct Names: Sendable {
        fileprivate let architecture, kind, runtime, precision, task: UInt64?
    }

    func resolve(architecture: String, kind: Device, runtime: String, precision: Precision, task: String) -> Names {
        Names(
            architecture: names[architecture], kind: names[kind.rawValue], runtime: names[runtime],
            precision: names[precision.rawValue], task: names[task])
    }

    subscript(_ parameter: Efficiency.Parameter, _ names: Names) -> Efficiency? {
        if let task = names.task, let row = row(parameter, names, task: task) { return row }
        return row(parameter, names, task: Self.anyName)
    }

    /// A row of any device, runtime, precision and task.
    subscript(_ parameter: Efficiency.Parameter) -> Efficiency? {
        index[Self.key(parameter, architecture: 0, runtime: 0, precision: 0, task: 0)].map { rows[Int($0)] }
    }

    private func row(_ parameter: Efficiency.Parameter, _ names: Names, task: UInt64) -> Efficiency? {
        if let runtime = names.runtime, let row = row(parameter, names, task: task, runtime: runtime) { return row }
        return row(parameter, names, task: task, runtime: Self.anyName)
    }

    private func row(
        _ parameter: Efficiency.Parameter, _ names: Names, task: UInt64, runtime: UInt64
    ) -> Efficiency? {
        for architecture in [names.architecture, names.kind, Self.anyName].lazy.compactMap({ $0 }) {
            if let precision = names.precision,
                let found = index[
                    Self.key(
                        parameter, architecture: architecture, runtime: runtime, precision: precision, task: task)]
            {
                return rows[Int(found)]
            }
            if let found = index[
                Self.key(
                    parameter, architecture: architecture, runtime: runtime, precision: Self.anyName, task: task)]
            {
                return rows[Int(found)]
            }
        }
        return nil
    }

    /// One word, which hashes much faster than five names.
    private static func key(
        _ parameter: Efficiency.Parameter, architecture: UInt64, runtime: UInt64, precision: UInt64, task: UInt64
    ) -> UInt64 {
        (((UInt64(parameter.rank) << 14 | architecture) << 14 | runtime) << 14 | precision) << 14 | task
    }
}

extension Efficiency.Parameter {
    /// A small number for each, for packing into a key.
    fileprivate var rank: UInt8 {
        switch self {
        case .compute: 0
        case .memory: 1
        case .launchMilliseconds: 2
        case .training: 3
        case .allReduceMilliseconds: 4
        case .activationDensity: 5
        case .intervalModelled: 6
        case .intervalScaled: 7
        case .intervalMeasured: 8
        case .spreadRepeat: 9
        case .spreadRegime: 10
        case .spreadKind: 11
        case .spreadArchitecture: 12
        case .spreadDevice: 13
        case .spreadRuntime: 14
        case .spreadPrecision: 15
        case .spreadModel: 16
        }
    }
}
