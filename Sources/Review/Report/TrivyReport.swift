public import Domain
public import Foundation

/// What `trivy … --format json` found in an image or in files.
///
/// The lines that Trivy quotes are not read: those beside a finding may hold another secret, unmasked.
public struct TrivyReport: Sendable {
    struct Vulnerability: Sendable {
        let id: String
        let package: String
        let installed: String
        let fixed: String?
        let severity: Severity
    }

    /// A misconfiguration, or a secret.
    struct Remark: Sendable {
        /// The file, as the report names it; below the folder that was looked at, or in the image.
        let target: String
        /// `KSV-0014`, whichever form this version of Trivy writes; nil for a secret.
        let check: String?
        let words: String
        let severity: Severity
        /// nil where it is about the whole file.
        let lines: ClosedRange<Int>?
    }

    /// The image, or the folder or file that was looked at.
    let artifact: String
    let isImage: Bool
    let file: String
    let vulnerabilities: [Vulnerability]
    let remarks: [Remark]

    /// - Throws: `.badData` where the file is no report of Trivy's.
    public init(_ data: Data, file: String) throws(BerthError) {
        let hint = "make one with: trivy image --format json --output \(file) IMAGE, or trivy config … FOLDER"
        let decoded: Form
        do {
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .custom { TrivyKey($0.last?.stringValue ?? "") }
            decoded = try decoder.decode(Form.self, from: data)
        } catch {
            throw BerthError(.badData, "\(file) is no JSON report of Trivy's", hints: [hint])
        }
        guard decoded.schemaVersion != nil || decoded.results != nil else {
            throw BerthError(.badData, "\(file) has neither SchemaVersion nor Results", hints: [hint])
        }
        artifact = decoded.artifactName ?? "?"
        isImage = decoded.artifactType.map { $0 == "container_image" } ?? true
        self.file = file
        let results = decoded.results ?? []
        vulnerabilities = results.flatMap { $0.vulnerabilities ?? [] }.map { item in
            Vulnerability(
                id: item.vulnerabilityID, package: item.pkgName ?? "?", installed: item.installedVersion ?? "?",
                fixed: item.fixedVersion.flatMap { $0.isEmpty ? nil : $0 }, severity: Self.severity(item.severity))
        }
        remarks = results.flatMap { result in
            let target = result.target ?? "?"
            return (result.misconfigurations ?? []).compactMap { Self.remark($0, target) }
                + (result.secrets ?? []).map { Self.remark($0, target) }
        }
    }

    private static func severity(_ word: String?) -> Severity { word.flatMap { Severity($0.lowercased()) } ?? .info }

    private static func remark(_ item: Form.Misconfiguration, _ target: String) -> Remark? {
        guard item.status.map({ $0 == "FAIL" }) ?? true, let name = item.avdid ?? item.id else { return nil }
        let check = canonical(name), title = item.title ?? check
        // Messages about secrets quote keys, and some values.
        let isAboutSecrets = ["secret", "sensitive", "credential"].contains { title.lowercased().contains($0) }
        return Remark(
            target: target, check: check, words: isAboutSecrets ? title : item.message ?? title,
            severity: severity(item.severity),
            lines: lines(item.causeMetadata?.startLine, item.causeMetadata?.endLine))
    }

    private static func remark(_ item: Form.Secret, _ target: String) -> Remark {
        Remark(
            target: target, check: nil, words: item.title ?? item.ruleID ?? "a secret",
            severity: severity(item.severity), lines: lines(item.startLine, item.endLine))
    }

    private static func lines(_ start: Int?, _ end: Int?) -> ClosedRange<Int>? {
        guard let start, start > 0 else { return nil }
        return start...max(start, end ?? start)
    }

    /// `DS-0002` from `AVD-DS-0002` and `DS002`, as older versions write it.
    private static func canonical(_ id: String) -> String {
        let name = id.hasPrefix("AVD-") ? String(id.dropFirst(4)) : id
        let letters = name.prefix { $0.isLetter }, digits = name.dropFirst(letters.count)
        guard !digits.isEmpty, digits.count < 4, digits.allSatisfy(\.isNumber) else { return name }
        return "\(letters)-" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// What is read of the file.
    private struct Form: Decodable {
        let schemaVersion: Int?
        let artifactName: String?
        let artifactType: String?
        let results: [Result]?

        struct Result: Decodable {
            let target: String?
            let vulnerabilities: [Vulnerability]?
            let misconfigurations: [Misconfiguration]?
            let secrets: [Secret]?
        }

        struct Vulnerability: Decodable {
            let vulnerabilityID: String
            let pkgName: String?
            let installedVersion: String?
            let fixedVersion: String?
            let severity: String?
        }

        struct Misconfiguration: Decodable {
            let id: String?
            let avdid: String?
            let title: String?
            let message: String?
            let severity: String?
            let status: String?
            let causeMetadata: Cause?
        }

        struct Cause: Decodable {
            let startLine: Int?
            let endLine: Int?
        }

        struct Secret: Decodable {
            let ruleID: String?
            let title: String?
            let severity: String?
            let startLine: Int?
            let endLine: Int?
        }
    }
}

/// `schemaVersion` for `SchemaVersion`, `id` for `ID`.
private struct TrivyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) {
        let isWord = name.contains(where: \.isLowercase)
        stringValue = isWord ? name.prefix(1).lowercased() + name.dropFirst() : name.lowercased()
    }

    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}
