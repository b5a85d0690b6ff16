import Domain

/// Completes findings with their rules' facts and gives them their fingerprints.
final class FindingWriter {
    private let files: [String: SourceFile]
    private let facts: [String: SecurityRule]
    private let redactor: Redactor
    private var occurrences: [String: Int] = [:]
    /// The lines that each finding is about.
    private(set) var extents: [String: ClosedRange<Int>] = [:]

    init(_ project: Project, _ facts: [String: SecurityRule], _ redactor: Redactor) {
        files = Dictionary(project.files.map { ($0.path, $0) }) { first, _ in first }
        self.facts = facts
        self.redactor = redactor
    }

    func write(_ finding: Finding, _ rule: any Rule.Type, _ fact: SecurityRule) -> ReviewFinding {
        let message = redactor.clean(finding.message)
        let line = redactor.clean(String((files[finding.file]?.line(finding.position.line) ?? "").prefix(400)))
        let key = [rule.id, finding.file, line, message].joined(separator: "\u{0}")
        occurrences[key, default: 0] += 1
        let name = Fingerprint.of(
            rule: rule.id, file: finding.file, line: line, message: message, occurrence: occurrences[key] ?? 1)
        extents[name] = finding.extent
        return ReviewFinding(
            rule: rule.id, severity: finding.severity ?? Severity(fact.severity) ?? .medium, file: finding.file,
            position: finding.position, message: message, statement: fact.statement, why: rule.why, fix: rule.fix,
            checklist: fact.checklist, source: fact.source, standard: fact.standard, hadolint: fact.hadolint,
            trivy: fact.trivy, checkov: fact.checkov, fingerprint: name, hasPatch: !finding.edits.isEmpty)
    }

    static func precedes(_ a: ReviewFinding, _ b: ReviewFinding) -> Bool {
        if a.severity != b.severity { return a.severity > b.severity }
        return (a.rule, a.file, a.position.line, a.position.column, a.message)
            < (b.rule, b.file, b.position.line, b.position.column, b.message)
    }
}
