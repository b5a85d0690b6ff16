import Domain

/// The stored efficiencies, looked up from the most specific row to the widest.
///
/// The order is: the task before any task, the runtime before any runtime, the generation before the kind of device
/// before any device, the precision before any. `Benchmarks/fit` fits each row with the wider one as its prior.
struct EfficiencyTable: Sendable {
    private let rows: [Efficiency]
    private let names: [String: UInt64]
    private let families: Set<String>
    /// Parameters and tasks that have a row: most parameters have none of most tasks.
    private let tasks: Set<UInt64>
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
        var tasks: Set<UInt64> = []
        for (position, row) in efficiencies.enumerated() {
            tasks.insert(Self.key(row.parameter, architecture: 0, runtime: 0, precision: 0, task: number(row.task)))
            let key = Self.key(
                row.parameter, architecture: number(row.architecture), runtime: number(row.runtime),
                precision: number(row.precision), task: number(row.task))
            // Earlier rows come from datasets of higher precedence.
            if index[key] == nil { index[key] = Int32(position) }
        }
        rows = efficiencies
        self.names = names
        self.tasks = tasks
        families = Set(efficiencies.lazy.filter { $0.parameter == .family }.map(\.task))
        self.index = index
    }

    /// What a device, runtime, precision and task are called, as numbers, most specific first; nil for a name that no
    /// row has.
    struct Names: Hashable, Sendable {
        fileprivate let device, architecture, kind, runtime, precision, task, family: UInt64?

        /// As two words, which hash much faster than seven numbers.
        func hash(into hasher: inout Hasher) {
            func packed(_ numbers: UInt64?...) -> UInt64 { numbers.reduce(0) { $0 << 14 | ($1 ?? 0x3FFF) } }
            hasher.combine(packed(device, architecture, kind))
            hasher.combine(packed(runtime, precision, task, family))
        }
    }

    func resolve(
        _ rates: DeviceRates, runtime: String, precision: Precision, task: String, family: String? = nil
    ) -> Names {
        Names(
            device: names[rates.name], architecture: names[rates.architecture], kind: names[rates.kind.rawValue],
            runtime: names[runtime], precision: names[precision.rawValue], task: names[task],
            family: family.flatMap { names[$0] })
    }

    /// The family that a model's name begins with: `densenet121` is a `densenet`.
    func family(of model: String) -> String? {
        var end = model.endIndex
        while end > model.startIndex {
            let stem = String(model[..<end])
            let isWhole = end == model.endIndex || !model[end].isLetter
            if isWhole, families.contains(stem) { return stem }
            end = model.index(before: end)
        }
        return nil
    }

    /// How a device differs from its generation under a runtime and precision; nil where it was not measured so.
    func device(_ names: Names) -> Efficiency? {
        guard let device = names.device, let runtime = names.runtime, let precision = names.precision else {
            return nil
        }
        let key = Self.key(.device, architecture: device, runtime: runtime, precision: precision, task: Self.anyName)
        return index[key].map { rows[Int($0)] }
    }

    /// A row of the generation, else of the kind of device, else of any.
    func anyRuntime(_ parameter: Efficiency.Parameter, _ names: Names) -> Efficiency? {
        for architecture in [names.architecture, names.kind, Self.anyName].lazy.compactMap({ $0 }) {
            let key = Self.key(
                parameter, architecture: architecture, runtime: Self.anyName, precision: Self.anyName,
                task: Self.anyName)
            if let found = index[key] { return rows[Int(found)] }
        }
        return nil
    }

    /// How a family differs on a kind of device; of a family that was not measured there, how far one may be.
    func family(_ names: Names) -> Efficiency? {
        for family in [names.family, Self.anyName].lazy.compactMap({ $0 }) {
            for runtime in [names.runtime, Self.anyName].lazy.compactMap({ $0 }) {
                guard let kind = names.kind else { continue }
                let key = Self.key(
                    .family, architecture: kind, runtime: runtime, precision: Self.anyName, task: family)
                if let found = index[key] { return rows[Int(found)] }
            }
        }
        return self[.family]
    }

    subscript(_ parameter: Efficiency.Parameter, _ names: Names) -> Efficiency? {
        if let task = names.task,
            tasks.contains(Self.key(parameter, architecture: 0, runtime: 0, precision: 0, task: task)),
            let row = row(parameter, names, task: task)
        {
            return row
        }
        return row(parameter, names, task: Self.anyName)
    }

    /// A row of the runtime itself.
    func underRuntime(_ parameter: Efficiency.Parameter, _ names: Names) -> Efficiency? {
        names.runtime.flatMap { row(parameter, names, task: Self.anyName, runtime: $0) }
    }

    /// A row of any device, runtime, precision and task.
    subscript(_ parameter: Efficiency.Parameter) -> Efficiency? {
        index[Self.key(parameter, architecture: 0, runtime: 0, precision: 0, task: 0)].map { rows[Int($0)] }
    }

    /// How decoders of a sort differ.
    func decoders(_ sort: String) -> Efficiency? {
        names[sort].flatMap {
            index[Self.key(.family, architecture: 0, runtime: 0, precision: 0, task: $0)].map { rows[Int($0)] }
        }
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
        case .device: 9
        case .generation: 10
        case .family: 11
        case .unmeasuredDevice: 12
        case .unmeasuredRuntime: 13
        case .spreadKind: 14
        case .spreadArchitecture: 15
        case .spreadDevice: 16
        case .spreadRuntime: 17
        case .spreadPrecision: 18
        case .spreadUse: 19
        case .spreadRegime: 20
        case .spreadRepeat: 21
        case .queue: 22
        case .firstLaunchMilliseconds: 23
        case .kernelMilliseconds: 24
        case .computeDense: 25
        case .computeGrouped: 26
        case .computeDepthwise: 27
        case .computeAttention: 28
        case .memoryDense: 29
        case .memoryGrouped: 30
        case .memoryDepthwise: 31
        case .memoryAttention: 32
        case .memoryPointwise: 33
        case .memoryCopied: 34
        case .memoryWeights: 35
        case .energyPicojoules: 36
        case .intervalUnmeasured: 37
        }
    }
}
