public import Domain

/// Everything wrong with a workload, in the order of the file.
public struct WorkloadFaults: Error, Hashable, Sendable, CustomStringConvertible {
    /// At least one.
    public let faults: [WorkloadFault]

    init(_ faults: [WorkloadFault]) {
        self.faults = faults.sorted { a, b in
            if a.place != b.place { return a.place < b.place }
            return (a.key, a.message) < (b.key, b.message)
        }
    }

    init(_ fault: WorkloadFault) {
        self.init([fault])
    }

    /// One line a fault.
    public var description: String {
        faults.map(\.description).joined(separator: "\n")
    }
}

extension BerthError {
    /// Bad input data; wrong usage where only flags are at fault.
    public init(_ faults: WorkloadFaults) {
        let inFile = faults.faults.contains { $0.file != nil }
        self.init(
            inFile ? .badData : .usage, faults.description,
            hints: ["docs/workload.md describes every key; 'berth schema workload' prints the JSON Schema"])
    }
}
