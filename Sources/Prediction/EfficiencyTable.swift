import Domain

/// The stored efficiencies, looked up from the most specific row to the widest.
///
/// The order is: the task before any task, the runtime before any runtime, the generation before the kind of device
/// before any device, the precision before any. `Benchmarks/fit` fits each row with the wider one as its prior.
struct EfficiencyTable: Sendable {
    private struct Key: Hashable {
        let parameter: Efficiency.Parameter
        let architecture, runtime, precision, task: Int
    }

    private let rows: [Efficiency]
    private let names: [String: Int]
    private let index: [Key: Int]
    private static let anyName = 0

    init(_ efficiencies: [Efficiency]) {
        var names = ["*": Self.anyName]
        var index: [Key: Int] = [:]
        func number(_ name: String) -> Int {
            if let known = names[name] { return known }
            names[name] = names.count
            return names.count - 1
        }
        for (position, row) in efficiencies.enumerated() {
            let key = Key(
                parameter: row.parameter, architecture: number(row.architecture), runtime: number(row.runtime),
                precision: number(row.precision), task: number(row.task))
            // Earlier rows come from datasets of higher precedence.
            if index[key] == nil { index[key] = position }
        }
        rows = efficiencies
        self.names = names
        self.index = index
    }

    /// What a device, runtime, precision and task are called, as numbers; nil for a name that no row has.
    struct Names: Sendable {
        fileprivate let architectures, runtimes, precisions, tasks: [Int]
    }

    func resolve(architecture: String, kind: Device, runtime: String, precision: Precision, task: String) -> Names {
        func chain(_ candidates: [String]) -> [Int] { candidates.compactMap { names[$0] } + [Self.anyName] }
        return Names(
            architectures: chain([architecture, kind.rawValue]), runtimes: chain([runtime]),
            precisions: chain([precision.rawValue]), tasks: chain([task]))
    }

    subscript(_ parameter: Efficiency.Parameter, _ names: Names) -> Efficiency? {
        for task in names.tasks {
            for runtime in names.runtimes {
                for architecture in names.architectures {
                    for precision in names.precisions {
                        let key = Key(
                            parameter: parameter, architecture: architecture, runtime: runtime, precision: precision,
                            task: task)
                        if let position = index[key] { return rows[position] }
                    }
                }
            }
        }
        return nil
    }

    /// A row of any device, runtime and precision.
    subscript(_ parameter: Efficiency.Parameter, task task: String = "*") -> Efficiency? {
        let key = Key(
            parameter: parameter, architecture: Self.anyName, runtime: Self.anyName, precision: Self.anyName,
            task: names[task] ?? Self.anyName)
        if let position = index[key] { return rows[position] }
        return task == "*" ? nil : self[parameter]
    }
}
