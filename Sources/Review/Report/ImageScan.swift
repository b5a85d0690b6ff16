public import Domain
public import Foundation

/// What `trivy image --format json` found in an image.
public struct ImageScan: Sendable {
    struct Vulnerability: Sendable {
        let id: String
        let package: String
        let installed: String
        let fixed: String?
        let severity: Severity
        let title: String
    }

    let image: String
    let file: String
    let vulnerabilities: [Vulnerability]
    /// How many secrets it found in the layers; what they are is not repeated.
    let secrets: Int

    /// - Throws: `.badData` where the file is no report of Trivy's.
    public init(_ data: Data, file: String) throws(BerthError) {
        let decoded: Report
        do {
            decoded = try JSONDecoder().decode(Report.self, from: data)
        } catch {
            throw BerthError(
                .badData, "\(file) is no JSON report of Trivy's",
                hints: ["make one with: trivy image --format json --output \(file) IMAGE"])
        }
        guard decoded.schemaVersion != nil || decoded.results != nil else {
            throw BerthError(
                .badData, "\(file) has neither SchemaVersion nor Results",
                hints: ["make one with: trivy image --format json --output \(file) IMAGE"])
        }
        image = decoded.artifactName ?? "?"
        self.file = file
        let results = decoded.results ?? []
        secrets = results.reduce(0) { $0 + ($1.secrets?.count ?? 0) }
        vulnerabilities = results.flatMap { $0.vulnerabilities ?? [] }.map { item in
            Vulnerability(
                id: item.id, package: item.package ?? "?", installed: item.installed ?? "?",
                fixed: item.fixed.flatMap { $0.isEmpty ? nil : $0 },
                severity: item.severity.flatMap { Severity($0.lowercased()) } ?? .info, title: item.title ?? "")
        }
    }

    private struct Report: Decodable {
        let schemaVersion: Int?
        let artifactName: String?
        let results: [Result]?

        enum CodingKeys: String, CodingKey {
            case schemaVersion = "SchemaVersion"
            case artifactName = "ArtifactName"
            case results = "Results"
        }
    }

    private struct Result: Decodable {
        let vulnerabilities: [Item]?
        let secrets: [Found]?

        enum CodingKeys: String, CodingKey {
            case vulnerabilities = "Vulnerabilities"
            case secrets = "Secrets"
        }
    }

    private struct Found: Decodable {}

    private struct Item: Decodable {
        let id: String
        let package: String?
        let installed: String?
        let fixed: String?
        let severity: String?
        let title: String?

        enum CodingKeys: String, CodingKey {
            case id = "VulnerabilityID"
            case package = "PkgName"
            case installed = "InstalledVersion"
            case fixed = "FixedVersion"
            case severity = "Severity"
            case title = "Title"
        }
    }
}
