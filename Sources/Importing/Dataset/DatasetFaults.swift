import Domain

/// The faults of one import, in the order they were met, up to a hundred.
struct DatasetFaults {
    static let limit = 100

    private(set) var all: [DatasetFault] = []

    var isFull: Bool { all.count >= Self.limit }
    var isEmpty: Bool { all.isEmpty }
    /// Looking for a name that was meant costs time; past the first few faults nobody reads it.
    var wantsSuggestions: Bool { all.count < 20 }

    mutating func add(_ fault: DatasetFault) {
        if !isFull { all.append(fault) }
    }

    /// One error for a person: how many, then each on a line.
    func error(for path: String) -> BerthError {
        let count = isFull ? "at least \(all.count) faults" : all.count == 1 ? "1 fault" : "\(all.count) faults"
        let lines = all.map { "  " + $0.description }.joined(separator: "\n")
        return BerthError(
            .badData, "\(path) was not imported, it has \(count):\n\(lines)", hints: ["nothing was changed"])
    }
}
