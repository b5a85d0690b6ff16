public import Domain

/// Options in words, `ECS on EC2, g6.xlarge, us-east-1`, no longer than it takes to tell them apart.
public struct OptionNames: Sendable {
    private let titles: [String: String]
    private let names: [String: String]

    /// - Parameter titles: what people call each target, by its id.
    public init(_ options: [DeploymentOption], titles: [String: String]) {
        // Each level adds what may tell apart options that read the same so far; the id always does.
        let levels: [@Sendable (DeploymentOption) -> [String]] = [
            { $0.place(titles) }, { $0.place(titles) + [$0.precision.rawValue] },
            { $0.place(titles) + [$0.precision.rawValue, $0.runtime.name] }, { [$0.id] },
        ]
        var names: [String: String] = [:]
        var pending = options
        for (depth, level) in levels.enumerated() {
            let groups = Dictionary(grouping: pending) { level($0).joined(separator: ", ") }
            pending = []
            for (name, group) in groups {
                if group.count == 1 || depth == levels.count - 1 {
                    for option in group { names[option.id] = name }
                } else {
                    pending += group
                }
            }
        }
        self.titles = titles
        self.names = names
    }

    public subscript(option: DeploymentOption) -> String {
        names[option.id] ?? place(option)
    }

    /// Without what tells it from others.
    public func place(_ option: DeploymentOption) -> String {
        option.place(titles).joined(separator: ", ")
    }

    /// An option that is known by its id only.
    public func name(of id: String) -> String { names[id] ?? id }
}

extension DeploymentOption {
    fileprivate func place(_ titles: [String: String]) -> [String] {
        [titles[target] ?? target, machine, region] + (purchase == .onDemand ? [] : [purchase.rawValue])
    }

    private var machine: String {
        if let instanceType { return instanceType }
        let size = "\(Number.short(cpu)) vCPU \(Size.gibibytes(memoryGiB))"
        return accelerator.map { "\(size) + \($0.text)" } ?? size
    }
}

extension DeploymentOption.AcceleratorShare {
    /// `NVIDIA L4`, `4 × NVIDIA L4`, `0.5 of an NVIDIA L4`.
    var text: String {
        switch count {
        case 1: name
        case ..<1: "\(Number.short(count)) of one \(name)"
        default: "\(Number.short(count)) × \(name)"
        }
    }
}
