/// A report as SARIF 2.1.0 (OASIS), for code scanning services. Sources are not quoted, so that no secret is either.
public struct SARIF: Encodable {
    private let report: ReviewReport
    private let version: String

    /// - Parameter version: the program's.
    public init(_ report: ReviewReport, version: String) {
        self.report = report
        self.version = version
    }

    private enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case version, runs
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("https://json.schemastore.org/sarif-2.1.0.json", forKey: .schema)
        try container.encode("2.1.0", forKey: .version)
        try container.encode([run], forKey: .runs)
    }

    private var run: Run {
        var rules: [Rule] = [], indexes: [String: Int] = [:]
        for finding in report.findings where indexes[finding.rule] == nil {
            indexes[finding.rule] = rules.count
            rules.append(Rule(finding))
        }
        let notes = report.unevaluated.map { item in
            Notification(
                level: "warning", message: Text(text: "could not be evaluated: \(item.reason)"),
                locations: [Location(item.file, item.position)])
        }
        return Run(
            tool: Tool(driver: Driver(name: "Berth", semanticVersion: version, rules: rules)),
            columnKind: "unicodeCodePoints",
            invocations: [Invocation(executionSuccessful: true, toolExecutionNotifications: notes)],
            results: report.findings.map { Result($0, index: indexes[$0.rule] ?? 0) })
    }
}

extension SARIF {
    private struct Text: Encodable { let text: String }

    private struct Run: Encodable {
        let tool: Tool
        let columnKind: String
        let invocations: [Invocation]
        let results: [Result]
    }

    private struct Tool: Encodable { let driver: Driver }

    private struct Driver: Encodable {
        let name: String
        let semanticVersion: String
        let rules: [Rule]
    }

    private struct Invocation: Encodable {
        let executionSuccessful: Bool
        let toolExecutionNotifications: [Notification]
    }

    private struct Notification: Encodable {
        let level: String
        let message: Text
        let locations: [Location]
    }

    private struct Rule: Encodable {
        struct Configuration: Encodable { let level: String }

        let id: String
        let shortDescription: Text
        let fullDescription: Text
        let help: Text
        let defaultConfiguration: Configuration
        let properties: [String: [String]]

        init(_ finding: ReviewFinding) {
            id = finding.rule
            shortDescription = Text(text: finding.statement)
            fullDescription = Text(text: finding.why)
            help = Text(text: finding.fix)
            defaultConfiguration = Configuration(level: SARIF.level(finding.severity))
            properties = ["tags": ["security"] + finding.hadolint + finding.trivy + finding.checkov]
        }
    }

    private struct Location: Encodable {
        struct Physical: Encodable {
            struct Artifact: Encodable { let uri: String }
            struct Region: Encodable {
                let startLine: Int
                let startColumn: Int
            }
            let artifactLocation: Artifact
            let region: Region
        }

        let physicalLocation: Physical

        init(_ file: String, _ position: Position) {
            physicalLocation = Physical(
                artifactLocation: .init(uri: SARIF.uri(file)),
                region: .init(startLine: position.line, startColumn: position.column))
        }
    }

    private struct Suppression: Encodable {
        let kind: String
        let justification: String
    }

    private struct Result: Encodable {
        let ruleId: String
        let ruleIndex: Int
        let level: String
        let message: Text
        let locations: [Location]
        let partialFingerprints: [String: String]
        let suppressions: [Suppression]?
        let baselineState: String?
        let properties: [String: String]

        init(_ finding: ReviewFinding, index: Int) {
            ruleId = finding.rule
            ruleIndex = index
            level = SARIF.level(finding.severity)
            message = Text(text: "\(finding.message). \(finding.why). \(finding.fix).")
            locations = [Location(finding.file, finding.position)]
            partialFingerprints = ["berth/1": finding.fingerprint]
            suppressions = finding.waiver.map { [Suppression(kind: "inSource", justification: $0)] }
            baselineState = finding.isKnown ? "unchanged" : nil
            properties = ["severity": finding.severity.word]
        }
    }

    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .critical, .high: "error"
        case .medium: "warning"
        case .low, .info: "note"
        }
    }

    /// A path as a relative reference: what URIs reserve is escaped.
    private static func uri(_ path: String) -> String {
        path.utf8.map { byte in
            let isPlain = byte.isWordByte || [0x2D, 0x2E, 0x2F, 0x7E].contains(byte)
            return isPlain
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
