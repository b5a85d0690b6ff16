import Domain
import Foundation
import Testing

@testable import Review

@Suite struct RuleTests {
    @Test("a rule finds what is broken, at its line, and nothing where it is kept", arguments: RuleCase.rules)
    func cases(rule: String) throws {
        let cases = try RuleCase.all(rule)
        #expect(cases.contains { $0.isBroken } && cases.contains { !$0.isBroken })
        for example in cases {
            let report = SeedRules.review(example.files, scans: example.scans)
            let found = Set(report.findings.filter { $0.rule == rule }.map { "\($0.file):\($0.position.line)" })
            #expect(found == example.expected, "\(example.testDescription)")
            #expect(example.isBroken == !example.expected.isEmpty, "\(example.testDescription)")
            #expect(report.unevaluated.isEmpty, "\(example.testDescription): \(report.unevaluated)")
        }
    }

    @Test("a patch mends what it says it does, in each rule's cases", arguments: RuleCase.rules)
    func patches(rule: String) throws {
        for example in try RuleCase.all(rule) where example.isBroken {
            let report = SeedRules.review(example.files)
            let mended = try PatchedFiles.apply(report.patch.text, to: example.files)
            let again = SeedRules.review(mended)
            #expect(again.unevaluated.isEmpty, "\(example.testDescription)")
            let promised = report.findings.filter { $0.rule == rule && $0.hasPatch }.count
            let left = again.findings.filter { $0.rule == rule && $0.hasPatch }.count
            // Where two rules change one line, the second waits for the next patch.
            if promised > 0 {
                let second = try PatchedFiles.apply(again.patch.text, to: mended)
                let last = SeedRules.review(second).findings.filter { $0.rule == rule && $0.hasPatch }.count
                #expect(last < promised || left < promised, "\(example.testDescription)\n\(report.patch.text)")
            }
        }
    }

    @Test(
        "rules that can mend a block of YAML do",
        arguments: ["K8S-NONROOT", "K8S-ROFS", "K8S-SECCOMP", "K8S-CAPS-DROP"])
    func promised(rule: String) throws {
        let broken = try RuleCase.all(rule).filter(\.isBroken)
        #expect(broken.contains { SeedRules.review($0.files).findings.contains { $0.rule == rule && $0.hasPatch } })
    }

    @Test("every rule has a file named after it, a fact and cases; every fact has a rule")
    func completeness() throws {
        let folder = SeedRules.repository.appending(path: "Sources/Review/Rules")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0 != "Rule.swift" && $0 != "RuleList.swift" }.map { String($0.dropLast(6)) }
        #expect(Set(RuleList.all.map { "\($0)" }) == Set(names))
        let ids = RuleList.all.map { $0.id }
        #expect(Set(ids).count == ids.count)
        #expect(Set(ids) == Set(SeedRules.all.map(\.rule)))
        #expect(Set(ids) == Set(RuleCase.rules))
        for rule in RuleList.all {
            #expect(!rule.why.hasSuffix(".") && !rule.fix.hasSuffix("."), "\(rule.id)")
        }
    }
}
