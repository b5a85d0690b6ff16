public import Domain

extension Vocabulary {
    /// The accelerators that a name stands for, as in a workload: `L4` for NVIDIA L4, `A100` for each of them.
    ///
    /// - Throws: `.usage` for a name that none has.
    public func accelerators(named name: String) throws(BerthError) -> [String] {
        let names = WorkloadNames(vocabulary: self)
        if let found = names.resolve(name, .accelerator) { return found }
        let meant = names.nearestName(to: name, .accelerator).map { "did you mean \($0)?" }
        throw BerthError(
            .usage, "there is no accelerator '\(name)'", hints: [meant ?? "berth facts accelerators lists them"])
    }
}
