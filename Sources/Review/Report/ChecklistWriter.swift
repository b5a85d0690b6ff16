import Domain

/// Says of each of the five points how it stands.
struct ChecklistWriter {
    private let facts: [String: SecurityRule]
    private let project: Project
    private let findings: [ReviewFinding]
    private let unread: [Unevaluated]

    init(
        _ facts: [String: SecurityRule], _ project: Project, _ findings: [ReviewFinding], _ unread: [Unevaluated]
    ) {
        self.facts = facts
        self.project = project
        self.findings = findings
        self.unread = unread
    }

    var points: [ChecklistPoint] { (1...5).map(point) }

    private func point(_ number: Int) -> ChecklistPoint {
        let own = findings.filter { $0.checklist == number }
        let open = own.count { $0.waiver == nil }
        let isApplicable = facts.values.contains { rule in
            rule.checklist == number && rule.artefacts.contains(where: artefacts.contains)
        }
        var remark: String?
        if !isApplicable {
            remark = "no file here that it speaks of"
        } else if number == 3, !project.scans.contains(where: \.isImage), project.builds.isEmpty {
            remark = "whether images are scanned is not known: no workflow builds one; give a report with --trivy"
        } else if !unread.isEmpty {
            remark =
                unread.count == 1 ? "1 file could not be evaluated" : "\(unread.count) files could not be evaluated"
        }
        let state: ChecklistPoint.State = open > 0 ? .findings : remark == nil ? .pass : .notEvaluated
        return ChecklistPoint(
            point: number, title: ChecklistPoint.titles[number - 1], state: state, findings: open,
            waived: own.count - open, remark: remark)
    }

    private var artefacts: Set<String> {
        var kinds: Set<String> = []
        if !project.dockerfiles.isEmpty { kinds.insert("dockerfile") }
        if !project.composes.isEmpty { kinds.insert("compose") }
        if !project.manifests.isEmpty { kinds.insert("kubernetes") }
        if !project.terraform.isEmpty { kinds.insert("terraform") }
        if !project.workflows.isEmpty { kinds.insert("workflow") }
        if !project.files.isEmpty { kinds.insert("code") }
        return kinds
    }
}
