import Testing

@testable import Review

@Suite struct SuppressionTests {
    static let base = "FROM python:3.12-slim@sha256:" + String(repeating: "a", count: 64)

    func states(_ text: String, path: String = "Dockerfile", today: String = "2026-11-24") -> [String] {
        SeedRules.review(path, text, today: today).waivers.map { "\($0.rule) \($0.state)" }
    }

    @Test("a comment waives one rule on the next statement, with its reason, and nothing else")
    func waives() throws {
        let report = SeedRules.review(
            "Dockerfile",
            """
            \(Self.base)
            # berth:ignore IMG-APT-RECOMMENDS -- recommended packages are wanted here
            RUN apt-get update && \\
                apt-get install -y git
            RUN apt-get install -y jq
            """)
        let found = report.findings.filter { $0.rule == "IMG-APT-RECOMMENDS" }
        #expect(found.count == 2)
        #expect(found.first { $0.position.line == 4 }?.waiver == "recommended packages are wanted here")
        #expect(found.first { $0.position.line == 5 }?.waiver == nil)
        // The same statement, another rule.
        #expect(report.findings.contains { $0.rule == "IMG-APT-CLEAN" && $0.isOpen })
        #expect(report.waivers.map(\.state) == ["used"])
    }

    @Test("a trailing comment speaks of its own line, in YAML and HCL")
    func trailing() {
        let yaml = SeedRules.review(
            "pod.yaml",
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec:
              hostPID: true # berth:ignore K8S-HOSTPID -- a profiler
              hostIPC: true
              containers: [{name: a, image: a}]
            """)
        #expect(yaml.findings.first { $0.rule == "K8S-HOSTPID" }?.isOpen == false)
        #expect(yaml.findings.first { $0.rule == "K8S-HOSTIPC" }?.isOpen == true)
        #expect(
            states(
                "// berth:ignore TF-ECR-SCAN -- scanned elsewhere\nresource \"aws_ecr_repository\" \"a\" {}",
                path: "a.tf")
                == ["TF-ECR-SCAN used"])
    }

    @Test("one that ended waives nothing and is told; until its day it waives")
    func expiry() {
        let text = "\(Self.base)\n# berth:ignore IMG-WORKDIR -- moving soon [until 2026-12-01]\nWORKDIR a\n"
        let waived = SeedRules.review("Dockerfile", text, today: "2026-12-01")
        #expect(waived.waivers.map(\.state) == ["used"])
        #expect(waived.waivers.first?.reason == "moving soon")
        let ended = SeedRules.review("Dockerfile", text, today: "2026-12-02")
        #expect(ended.waivers.map(\.state) == ["expired"])
        #expect(ended.findings.contains { $0.rule == "IMG-WORKDIR" && $0.isOpen })
    }

    @Test("without a reason, a rule or a rule that there is, it waives nothing and says why")
    func invalid() {
        for comment in [
            "# berth:ignore IMG-WORKDIR", "# berth:ignore IMG-WORKDIR --", "# berth:ignore -- a reason",
            "# berth:ignore IMG-WORKDIR,IMG-ADD -- two rules", "# berth:ignore IMG-WORKDIRS -- misspelt",
            "# berth:ignore ALL -- all",
        ] {
            let report = SeedRules.review("Dockerfile", "\(Self.base)\n\(comment)\nWORKDIR a\n")
            #expect(report.waivers.map(\.state) == ["invalid"], "\(comment)")
            #expect(report.waivers.first?.fault != nil, "\(comment)")
            #expect(report.findings.contains { $0.rule == "IMG-WORKDIR" && $0.isOpen }, "\(comment)")
        }
    }

    @Test("one that is not needed is told")
    func unused() {
        #expect(
            states("\(Self.base)\n# berth:ignore IMG-WORKDIR -- was relative\nWORKDIR /a\n") == ["IMG-WORKDIR unused"])
    }
}
