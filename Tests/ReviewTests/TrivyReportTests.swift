import Foundation
import Testing

@testable import Review

@Suite struct TrivyReportTests {
    /// Reports of Trivy's own tests; `Fixtures/trivy/README.md` says which.
    static func report(_ name: String) throws -> TrivyReport {
        let file = SeedRules.repository.appending(path: "Tests/ReviewTests/Fixtures/trivy/\(name).json")
        return try TrivyReport(Data(contentsOf: file), file: "\(name).json")
    }

    static func places(_ report: ReviewReport, _ rule: String) -> [String] {
        report.findings.filter { $0.rule == rule }.map { "\($0.file):\($0.position.line) \($0.message)" }
    }

    @Test("what a rule here finds at that place is not told twice")
    func once() throws {
        let files = [SourceFile(path: "app/Dockerfile", text: "FROM alpine:3.20\nRUN echo\n")]
        let found = SeedRules.review(files, scans: [try Self.report("dockerfile")])
        let alone = SeedRules.review(files)
        #expect(Self.places(alone, "IMG-NONROOT").count == 1)
        #expect(found.findings.count == alone.findings.count)
    }

    @Test("what the rule here does not find is its finding all the same, at the file that the report means")
    func merged() throws {
        let files = [SourceFile(path: "app/Dockerfile", text: "FROM alpine:3.20\nUSER 10001\n")]
        let found = SeedRules.review(files, scans: [try Self.report("dockerfile")])
        let expected =
            "app/Dockerfile:1 Trivy DS-0002: Specify at least 1 USER command in Dockerfile with non-root user as argument"
        #expect(Self.places(found, "IMG-NONROOT") == [expected])
        #expect(found.checklist[1].state == .findings)
    }

    @Test("a pod's setting, which Trivy tells of each container, is told once")
    func pods() throws {
        let pod = """
            apiVersion: v1
            kind: Pod
            metadata: {name: a, namespace: ml}
            spec:
              securityContext: {runAsNonRoot: false}
              containers:
                - name: a
                  image: registry.acme.io/a:1
            """
        let item: [String: Any] = [
            "ID": "KSV-0012", "Message": "m", "Status": "FAIL", "CauseMetadata": ["StartLine": 7, "EndLine": 8],
        ]
        let document: [String: Any] = [
            "SchemaVersion": 2, "ArtifactType": "filesystem", "ArtifactName": ".",
            "Results": [["Target": "pod.yaml", "Misconfigurations": [item]]],
        ]
        let report = try TrivyReport(JSONSerialization.data(withJSONObject: document), file: "r.json")
        let found = SeedRules.review([SourceFile(path: "pod.yaml", text: pod)], scans: [report])
        #expect(Self.places(found, "K8S-NONROOT").map { $0.prefix(11) } == ["pod.yaml:5 "])
    }

    @Test("a report on files that were not read names its own")
    func unread() throws {
        let found = SeedRules.review([], scans: [try Self.report("dockerfile")])
        #expect(found.findings.map(\.file) == ["testdata/fixtures/repo/dockerfile/Dockerfile"])
    }

    @Test("secrets that Trivy found are told once and never shown, nor the lines beside them")
    func secrets() throws {
        let report = try Self.report("secrets")
        let found = SeedRules.review([], scans: [report])
        let path = "testdata/fixtures/repo/secrets/deploy.sh"
        #expect(
            Self.places(found, "SEC-LITERAL") == ["\(path):3 Trivy AWS Access Key ID", "\(path):7 Trivy My Secret"])
        #expect(!String(decoding: try JSONEncoder().encode(found), as: UTF8.self).contains("ghp_0123"))

        let text = "#!/bin/sh\n\nexport AWS_ACCESS_KEY_ID=AKIAQ7R2T5W8Y3Z6B4D9\n"
        let read = SeedRules.review(
            [SourceFile(path: "deploy.sh", text: text)],
            scans: [report])
        #expect(Self.places(read, "SEC-LITERAL").map { $0.prefix(12) } == ["deploy.sh:3 ", "deploy.sh:7 "])
        #expect(!Self.places(read, "SEC-LITERAL")[0].contains("Trivy"))
    }

    @Test("no secret in a report's own words is printed", arguments: SecretTests.tokens)
    func words(token: String) throws {
        let item = ["ID": "XX-1234", "Severity": "HIGH", "Status": "FAIL", "Title": "t", "Message": "value \(token)"]
        let document: [String: Any] = [
            "SchemaVersion": 2, "ArtifactName": ".", "ArtifactType": "filesystem",
            "Results": [["Target": "a.tf", "Misconfigurations": [item]]],
        ]
        let report = try TrivyReport(JSONSerialization.data(withJSONObject: document), file: "r.json")
        let found = SeedRules.review([], scans: [report])
        #expect(found.findings.map(\.rule) == ["X-SCANNER"])
        #expect(!found.findings[0].message.contains(token))
    }

    @Test("a vulnerability in two packages is one finding; a report on files is no scan of an image")
    func vulnerabilities() throws {
        let found = SeedRules.review([], scans: [try Self.report("alpine-39")])
        #expect(
            Self.places(found, "IMG-SCAN") == [
                "alpine-39.json:1 testdata/fixtures/images/alpine-39.tar.gz: CVE-2019-14697 in musl 1.1.20-r4, "
                    + "fixed in 1.1.20-r5"
            ])
        let pod = [SourceFile(path: "Dockerfile", text: "FROM alpine:3.20\n")]
        let remark = SeedRules.review(pod, scans: [try Self.report("dockerfile")]).checklist[2].remark
        #expect(remark?.contains("whether images are scanned is not known") == true)
    }

    @Test(
        "older names of checks are the same checks",
        arguments: [("DS002", nil), ("DS002", "AVD-DS-0002"), ("AVD-DS-0002", nil), ("DS-0002", nil)]
            as [(String, String?)]
    )
    func names(id: String, older: String?) throws {
        var item = ["ID": id, "Message": "m"]
        item["AVDID"] = older
        let document: [String: Any] = ["SchemaVersion": 2, "Results": [["Target": "a", "Misconfigurations": [item]]]]
        let report = try TrivyReport(JSONSerialization.data(withJSONObject: document), file: "r.json")
        #expect(report.remarks.map(\.check) == ["DS-0002"])
    }
}
