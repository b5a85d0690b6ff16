import Domain

extension WorkloadOverride {
    /// The overrides of `--weight cost=0.5,risk=0.2`: one for each criterion. What is no such pair keeps a path that
    /// no key has, for the reader to refuse.
    public static func weights(_ values: [String]) -> [WorkloadOverride] {
        values.flatMap { $0.split(separator: ",") }.map { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let criterion = sides.first ?? ""
            return WorkloadOverride(
                path: "preferences.weights.\(criterion)", flag: "--weight \(WorkloadScalar.shown(criterion))",
                values: [sides.count == 2 ? sides[1] : ""])
        }
    }

    /// Why there is no key of this path.
    var unknown: WorkloadFault {
        let section = "preferences.weights."
        guard path.hasPrefix(section) else { return WorkloadFault(.flag(flag), key: path, "no such key") }
        let criteria = Criterion.allCases.map(\.rawValue)
        let criterion = String(path.dropFirst(section.count))
        return WorkloadFault(
            .flag("--weight"), key: path, "no criterion '\(WorkloadScalar.shown(criterion))'",
            expected: WorkloadValue.alternatives(criteria),
            hint: nearest(to: criterion, among: criteria).map { "did you mean '\($0)'?" })
    }
}
