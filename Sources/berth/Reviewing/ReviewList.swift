import Presentation
import Review

/// A review for people: what is wrong by rule, the worst first, then how the checklist stands.
struct ReviewList {
    let report: ReviewReport

    /// Places of one rule that are listed.
    private static let mostPlaces = 12

    var blocks: [Block] { [headline] + findings + unevaluated + waived + checklist }

    private var headline: Block {
        let counts = Severity.allCases.reversed().map { ($0, report.count($0)) }.filter { $0.1 > 0 }
            .map { "\($0.1) \($0.0.word)" }
        let files = Number.count(report.files, "file")
        if report.files == 0, report.unevaluated.isEmpty { return .headline("There is nothing to review") }
        return .headline(
            counts.isEmpty ? "No findings in \(files)" : "\(counts.joined(separator: ", ")) in \(files)")
    }

    private var findings: [Block] {
        var groups: [[ReviewFinding]] = []
        for finding in report.open {
            if let last = groups.last?.last, last.rule == finding.rule, last.severity == finding.severity {
                groups[groups.count - 1].append(finding)
            } else {
                groups.append([finding])
            }
        }
        return groups.flatMap(group)
    }

    private func group(_ findings: [ReviewFinding]) -> [Block] {
        guard let first = findings.first else { return [] }
        var places = findings.prefix(Self.mostPlaces).map {
            "\($0.file):\($0.position.line):\($0.position.column) \($0.message)"
        }
        if findings.count > places.count { places.append("\(findings.count - places.count) more (--json lists all)") }
        let ids = first.hadolint + first.trivy + first.checkov
        let also = ids.isEmpty ? "" : " Also \(ids.joined(separator: ", "))."
        let standard = first.standard.map { " \($0)." } ?? ""
        return [
            .heading("\(first.severity.word)  \(first.rule)  \(first.statement)"), .items(places),
            .text("Why: \(first.why)."), .text("Fix: \(first.fix).\(also)\(standard)"),
        ]
    }

    private var unevaluated: [Block] {
        guard !report.unevaluated.isEmpty else { return [] }
        return [
            .heading("Could not be evaluated, which is no pass"),
            .items(report.unevaluated.map { "\($0.file):\($0.position.line):\($0.position.column) \($0.reason)" }),
        ]
    }

    private var waived: [Block] {
        var items = report.waivers.map { waiver in
            let until = waiver.until.map { " until \($0)" } ?? ""
            let fault = waiver.fault.map { " — \($0)" } ?? ""
            return
                "\(waiver.file):\(waiver.position.line) \(waiver.rule), \(waiver.state)\(until): \(waiver.reason)\(fault)"
        }
        let known = report.findings.count(where: \.isKnown)
        if known > 0 { items.append("\(known) known from the baseline") }
        return items.isEmpty ? [] : [.heading("Waived"), .items(items)]
    }

    private var checklist: [Block] {
        let rows = report.checklist.map { point in
            let state =
                switch point.state {
                case .pass: "pass"
                case .findings: Number.count(point.findings, "finding")
                case .notEvaluated: "not evaluated"
                }
            return TextTable.Row(
                [String(point.point), point.title, state, point.waived > 0 ? String(point.waived) : ""],
                remark: point.remark)
        }
        return [
            .heading("Checklist"),
            .table(
                TextTable(
                    [.init("", .right), .init("point", flexible: true), .init("state"), .init("waived", .right)], rows)),
        ]
    }
}
