import Foundation
import Testing

@Suite struct ReviewCommandTests {
    static let token = "ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"
    static let dockerfile = """
        FROM python:3.12-slim
        ENV GITHUB=\(token)
        RUN apt-get update && apt-get install -y git
        RUN pip install torch
        RUN sudo make
        WORKDIR /app
        ADD app.py /app/
        CMD python app.py
        """
    static let pod = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: api
        spec:
          restartPolicy: Always
          containers:
            - name: api
              image: acme/api:1
              securityContext:
                runAsNonRoot: false
                privileged: true
        """

    /// A folder with what is broken in it.
    func project() throws -> BerthProcess {
        let process = try BerthProcess()
        let folder = process.folder.appending(path: "app")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Self.dockerfile.write(to: folder.appending(path: "Dockerfile"), atomically: true, encoding: .utf8)
        try Self.pod.write(to: folder.appending(path: "pod.yaml"), atomically: true, encoding: .utf8)
        return process
    }

    @Test("it advises: 0 with findings, 1 with --fail-on where one is as bad, and makes no database")
    func exitCodes() throws {
        let process = try project()
        let advice = try process.run(["review", "app"])
        #expect(advice.code == 0)
        #expect(advice.error.isEmpty)
        #expect(advice.output.contains("critical  IMG-SECRETS"))
        #expect(advice.output.contains("app/Dockerfile:2:5"))
        #expect(try process.run(["review", "app", "--fail-on", "critical"]).code == 1)
        try "FROM scratch\nCOPY a /a\nUSER 10001\n".write(
            to: process.folder.appending(path: "Dockerfile"), atomically: true, encoding: .utf8)
        #expect(try process.run(["review", "Dockerfile", "--fail-on", "info"]).code == 0)
        #expect(!FileManager.default.fileExists(atPath: process.database.path))
    }

    @Test("what cannot be evaluated is told and is no pass")
    func unevaluated() throws {
        let process = try BerthProcess()
        try "FROM a\nRUN <<EOF\n".write(
            to: process.folder.appending(path: "Dockerfile"), atomically: true, encoding: .utf8)
        let outcome = try process.run(["review", "Dockerfile"])
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("Could not be evaluated, which is no pass"))
        #expect(try process.run(["review", "Dockerfile", "--fail-on", "critical"]).code == 1)
        #expect(try process.run(["review", "Dockerfile", "--json"]).output.contains(#""state":"not_evaluated""#))
    }

    @Test("standard input is read as what it is")
    func standardInput() throws {
        let process = try BerthProcess()
        #expect(try process.run(["review", "-"], input: Self.dockerfile).output.contains("<stdin>:2:5"))
        #expect(try process.run(["review", "-"], input: Self.pod).output.contains("K8S-PRIVILEGED"))
    }

    @Test("no format prints a secret", arguments: [[], ["--json"], ["--sarif"], ["--markdown"], ["--fix-diff"]])
    func secrets(format: [String]) throws {
        let outcome = try project().run(["review", "app"] + format)
        #expect(outcome.code == 0)
        #expect(!outcome.output.contains(Self.token))
        #expect(!outcome.error.contains(Self.token))
        #expect(!outcome.output.isEmpty)
    }

    @Test("the patch applies with patch -p1 and mends what it says")
    func patch() throws {
        let process = try project()
        let before = try process.run(["review", "app"]).output
        let outcome = try process.shell("\"$BERTH\" review app --fix-diff | patch -p1 --no-backup-if-mismatch --fuzz=0")
        #expect(outcome.code == 0, "\(outcome.output)\(outcome.error)")
        let after = try process.run(["review", "app"]).output
        for rule in [
            "IMG-ADD", "IMG-SUDO", "IMG-PIP-CACHE", "IMG-EXEC-FORM", "K8S-PRIVILEGED", "K8S-NONROOT", "K8S-ROFS",
        ] {
            #expect(before.contains(rule), "\(rule)")
            #expect(!after.contains(rule), "\(rule)")
        }
    }

    @Test("findings of a baseline are known, new ones are not")
    func baseline() throws {
        let process = try project()
        #expect(try process.run(["review", "app", "--write-baseline", "known.json"]).code == 0)
        let known = try process.run(["review", "app", "--baseline", "known.json", "--fail-on", "info"])
        #expect(known.code == 0, "\(known.output)")
        #expect(known.output.contains("known from the baseline"))
        // Lines move, a breach comes.
        let moved = "# a comment\n" + Self.dockerfile + "\nRUN sudo ls\n"
        try moved.write(to: process.folder.appending(path: "app/Dockerfile"), atomically: true, encoding: .utf8)
        let new = try process.run(["review", "app", "--baseline", "known.json", "--json", "--fail-on", "high"])
        #expect(new.code == 1)
        #expect(new.output.contains(#""summary":{"critical":0,"high":1,"#), "\(new.output.suffix(200))")
    }

    @Test("a Trivy report is merged, at the place where the image is named")
    func trivy() throws {
        let process = try project()
        let report = """
            {"SchemaVersion": 2, "ArtifactName": "acme/api:1", "Results": [{"Target": "acme/api:1", "Vulnerabilities": [
              {"VulnerabilityID": "CVE-2026-0001", "PkgName": "openssl", "InstalledVersion": "3.0.1", "FixedVersion": "3.0.2",
               "Severity": "CRITICAL", "Title": "overflow"},
              {"VulnerabilityID": "CVE-2026-0002", "PkgName": "zlib", "InstalledVersion": "1.3", "Severity": "HIGH"}]}]}
            """
        let files = """
            {"SchemaVersion": 2, "ArtifactName": "app", "ArtifactType": "filesystem", "Results": [
              {"Target": "pod.yaml", "Class": "config", "Type": "kubernetes", "Misconfigurations": [
                {"ID": "KSV-9999", "Title": "new", "Message": "a check of tomorrow", "Severity": "LOW", "Status": "FAIL",
                 "CauseMetadata": {"StartLine": 8, "EndLine": 9}}]}]}
            """
        try files.write(to: process.folder.appending(path: "files.json"), atomically: true, encoding: .utf8)
        try report.write(to: process.folder.appending(path: "scan.json"), atomically: true, encoding: .utf8)
        let output = try process.run(["review", "app", "--trivy", "scan.json", "--trivy", "files.json"]).output
        #expect(
            output.contains("app/pod.yaml:9:14 acme/api:1: CVE-2026-0001 in openssl 3.0.1, fixed in 3.0.2"), "\(output)"
        )
        #expect(output.contains("1 high vulnerability to be looked at"))
        #expect(output.contains("app/pod.yaml:8:1 Trivy KSV-9999: a check of tomorrow"), "\(output)")
        #expect(try process.run(["review", "app", "--trivy", "app/pod.yaml"]).code == 65)
    }

    @Test("a team's row changes the severity for that team, and for nobody else")
    func team() throws {
        let process = try project()
        let dataset = """
            schema: berth.dataset/1
            name: rules
            layer: team:vision
            as_of: 2026-11-24
            source: our policy
            licence: internal
            description: rules of ours
            security_rules:
              - rule: IMG-SUDO
                statement: No sudo
                severity: info
                artefacts: dockerfile
            """
        try dataset.write(to: process.folder.appending(path: "rules.yaml"), atomically: true, encoding: .utf8)
        let imported = try process.run(["import", "rules.yaml"])
        #expect(imported.code == 0, "\(imported.error)")
        #expect(try process.run(["review", "app", "--team", "vision"]).output.contains("info  IMG-SUDO"))
        #expect(try process.run(["review", "app"]).output.contains("high  IMG-SUDO"))
    }

    @Test("hidden folders are read, what Git ignores and --exclude names is not")
    func files() throws {
        let process = try BerthProcess()
        for (path, text) in [
            (".github/workflows/ci.yml", "on: push\njobs: {a: {runs-on: x, steps: [{uses: a/b@v1}]}}\n"),
            (".gitignore", "*.env\n/out/\n"), ("prod.env", "API_KEY=q8Zr4TmW2xLk\n"), ("out/Dockerfile", "FROM a\n"),
            ("old/Dockerfile", "FROM b\n"), ("node_modules/x/Dockerfile", "FROM c\n"),
        ] {
            let file = process.folder.appending(path: "app/" + path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let output = try process.run(["review", "app", "--exclude", "old/"]).output
        #expect(output.contains(".github/workflows/ci.yml"))
        for path in ["prod.env", "out/Dockerfile", "old/Dockerfile", "node_modules"] {
            #expect(!output.contains(path), "\(path)")
        }
    }

    @Test(
        "wrong use has its code",
        arguments: [
            (["review"], 64), (["review", "app", "--json", "--sarif"], 64),
            (["review", "app", "--fail-on", "bad"], 64),
            (["review", "nowhere"], 66), (["review", "app", "--trivy", "nowhere"], 66),
            (["review", "app", "--baseline", "nowhere"], 66), (["review", "app", "--baseline", "app/pod.yaml"], 65),
            (["review", "app", "--write-baseline", "nowhere/b.json"], 73),
        ] as [([String], Int32)])
    func wrongUse(arguments: [String], code: Int32) throws {
        let outcome = try project().run(arguments)
        #expect(outcome.code == code)
        #expect(outcome.output.isEmpty)
        #expect(outcome.error.hasPrefix("berth: "))
    }
}
