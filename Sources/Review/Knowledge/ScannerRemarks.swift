import Domain
import Foundation

/// What Trivy says of files, under the rule of Berth's that says the same, and not where that rule says so itself.
struct ScannerRemarks {
    private let files: [String: SourceFile]
    private let secrets: [FoundSecret]
    /// The lines that manifests begin at, by file.
    private let manifests: [String: [Int]]
    private let reports: [TrivyReport]
    private let places: ImagePlaces
    /// Berth's rules by Trivy's names.
    private let rules: [String: String]

    init(_ project: Project, _ facts: some Sequence<SecurityRule>) {
        files = Dictionary(project.files.map { ("".joining($0.path), $0) }) { first, _ in first }
        secrets = project.secrets
        manifests = Dictionary(grouping: project.manifests, by: \.file.path)
            .mapValues { $0.map(\.value.position.line).sorted() }
        reports = project.scans
        places = ImagePlaces(project)
        rules = Dictionary(facts.flatMap { fact in fact.trivy.map { ($0, fact.rule) } }) { first, _ in first }
    }

    /// - Parameter own: what the rule found by itself.
    func findings(of rule: String, besides own: [Finding]) -> [Finding] {
        var seen: Set<String> = []
        return reports.flatMap { report in
            report.remarks.compactMap { remark -> Finding? in
                let name = remark.check.map { rules[$0] ?? ScannerFinding.id } ?? LiteralSecret.id
                guard name == rule else { return nil }
                let finding = finding(report, remark, isOther: rule == ScannerFinding.id)
                guard !isKnown(finding, remark, own),
                    seen.insert("\(finding.file):\(finding.position.line) \(finding.message)").inserted
                else { return nil }
                return finding
            }
        }
    }

    private func finding(_ report: TrivyReport, _ remark: TrivyReport.Remark, isOther: Bool) -> Finding {
        let words = Self.masked(remark.words)
        let severity = isOther ? remark.severity : nil
        if report.isImage {
            let place = places.place(of: report)
            let message =
                remark.check.map { "\(report.artifact): Trivy \($0): \(words)" }
                ?? "\(report.artifact): \(words) in \(remark.target) of its layers"
            return Finding(place.file, place.position, message, severity: severity)
        }
        let file = file(report, remark.target)
        let line = remark.lines?.lowerBound ?? 1
        return Finding(
            file, Position(line: line, column: 1), "Trivy \(remark.check.map { "\($0): " } ?? "")\(words)",
            lastLine: remark.lines?.upperBound, severity: severity)
    }

    /// Trivy names files below the folder that it looked at; a review may begin above or below it.
    private func file(_ report: TrivyReport, _ target: String) -> SourceFile {
        let whole = report.artifact.joining(target), tail = "".joining(target)
        if let file = files[whole] ?? files[tail] { return file }
        let near = files.filter { $0.key.hasSuffix("/" + tail) || whole.hasSuffix("/" + $0.key) }
        return near.count == 1
            ? near.first?.value ?? SourceFile(path: whole, text: "") : SourceFile(path: whole, text: "")
    }

    /// The same rule found something in the lines that Trivy means, or any rule a secret; where Trivy means the whole
    /// file, anywhere in it. A manifest is one place: what a pod sets for all containers Trivy tells of each.
    private func isKnown(_ finding: Finding, _ remark: TrivyReport.Remark, _ own: [Finding]) -> Bool {
        let lines = remark.lines.map { wholeManifests(finding.file, $0) }
        func isMeant(_ file: String, _ found: ClosedRange<Int>) -> Bool {
            file == finding.file && (lines?.overlaps(found) ?? true)
        }
        if own.contains(where: { isMeant($0.file, $0.extent) }) { return true }
        return remark.check == nil && secrets.contains { isMeant($0.file.path, $0.lines) }
    }

    private func wholeManifests(_ file: String, _ lines: ClosedRange<Int>) -> ClosedRange<Int> {
        guard let starts = manifests[file], let start = starts.last(where: { $0 <= lines.lowerBound }) else {
            return lines
        }
        let next = starts.first { $0 > lines.upperBound } ?? .max
        return start...(next - 1)
    }

    private static func masked(_ words: String) -> String {
        SecretScanner.secrets(in: words[...], line: 1).reduce(words) { text, secret in
            text.replacingOccurrences(of: secret.raw, with: secret.masked)
        }
    }
}
