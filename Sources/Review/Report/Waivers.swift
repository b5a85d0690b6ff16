/// The comments that waive findings, and what became of each.
struct Waivers {
    private var suppressions: [Suppression]

    init(_ files: [SourceFile], today: String, rules: Set<String>) {
        suppressions = files.flatMap(Suppression.all).map { suppression in
            var suppression = suppression
            if suppression.fault != nil || !rules.contains(suppression.rule) { suppression.state = .invalid }
            if suppression.state != .invalid, let until = suppression.until, until < today {
                suppression.state = .expired
            }
            return suppression
        }
    }

    /// The reason that waives this finding, where one does.
    mutating func reason(_ finding: ReviewFinding, _ extent: ClosedRange<Int>) -> String? {
        let index = suppressions.firstIndex { suppression in
            suppression.file == finding.file && suppression.rule == finding.rule
                && (suppression.state == .unused || suppression.state == .used) && extent.contains(suppression.target)
        }
        guard let index else { return nil }
        suppressions[index].state = .used
        return suppressions[index].reason
    }

    var report: [ReviewReport.Waiver] {
        suppressions.map { suppression in
            let unknown = suppression.fault == nil && suppression.state == .invalid ? "there is no such rule" : nil
            return .init(
                rule: suppression.rule, file: suppression.file, position: suppression.position,
                reason: suppression.reason, until: suppression.until, state: suppression.state.rawValue,
                fault: suppression.fault ?? unknown)
        }
    }
}
