public import Domain

/// Reads what was found as what it is, lets every rule look at it, and says what came of it.
///
/// What a rule states and how bad a breach is are facts; the rules themselves are code, one a file in `Rules`.
public struct Reviewer: Sendable {
    private let facts: [String: SecurityRule]
    private let settings: ReviewSettings
    /// `2026-11-24`: waivers that ended before are void.
    private let today: String

    public init(rules: [SecurityRule], settings: ReviewSettings = ReviewSettings(), today: String) {
        facts = Dictionary(rules.map { ($0.rule, $0) }) { first, _ in first }
        self.settings = settings
        self.today = today
    }

    public func review(
        _ found: FileFinder.Found, scans: [TrivyReport] = [], baseline: Baseline? = nil
    ) -> ReviewReport {
        let project = Project(found.files, names: found.names, settings: settings, scans: scans)
        let redactor = Redactor(project.secrets)
        var waivers = Waivers(project.files, today: today, rules: Set(facts.keys))
        let writer = FindingWriter(project, facts, redactor)
        var raw: [(finding: ReviewFinding, edits: [Edit])] = []
        let scanner = ScannerRemarks(project, facts.values)
        for rule in RuleList.all {
            guard let fact = facts[rule.id] else { continue }
            let own = rule.check(project)
            for finding in own + scanner.findings(of: rule.id, besides: own) {
                raw.append((writer.write(finding, rule, fact), finding.edits))
            }
        }
        raw.sort { FindingWriter.precedes($0.finding, $1.finding) }
        var patch = PatchWriter(project.files, redactor)
        let extents = writer.extents
        let known = baseline?.fingerprints ?? []
        let findings = raw.map { finding, edits in
            var finding = finding
            finding.waiver = waivers.reason(
                finding, extents[finding.fingerprint] ?? finding.position.line...finding.position.line)
            finding.isKnown = known.contains(finding.fingerprint)
            if finding.isOpen { patch.add(edits) }
            return finding
        }
        let unread = found.unread + project.unevaluated
        return ReviewReport(
            findings: findings, waivers: waivers.report.map(redactor.clean), unevaluated: unread.map(redactor.clean),
            checklist: ChecklistWriter(facts, project, findings, unread).points, files: found.files.count,
            patch: Patch(text: patch.text(), findings: patch.count, remarks: patch.remarks))
    }
}

extension Redactor {
    func clean(_ waiver: ReviewReport.Waiver) -> ReviewReport.Waiver {
        .init(
            rule: clean(waiver.rule), file: waiver.file, position: waiver.position, reason: clean(waiver.reason),
            until: waiver.until, state: waiver.state, fault: waiver.fault)
    }

    func clean(_ unevaluated: Unevaluated) -> Unevaluated {
        .init(file: unevaluated.file, position: unevaluated.position, reason: clean(unevaluated.reason))
    }
}
