/// Findings that are known already, by their fingerprints.
public struct Baseline: Codable, Sendable {
    public struct Entry: Codable, Sendable {
        public let fingerprint: String
        public let rule: String
        public let file: String
    }

    public let schema: String
    public let findings: [Entry]

    /// What is open now.
    public init(_ report: ReviewReport) {
        schema = "berth.baseline/1"
        findings = report.findings.filter { $0.waiver == nil }
            .map { Entry(fingerprint: $0.fingerprint, rule: $0.rule, file: $0.file) }
    }

    var fingerprints: Set<String> { Set(findings.map(\.fingerprint)) }
}
