import Domain
import Foundation
import Testing

@testable import Review

@Suite struct RuleReferenceTests {
    static let page = SeedRules.repository.appending(path: "docs/review.md")
    static let start = "<!-- rules: made from Sources/Review/Rules and seed-data/security_rules.csv -->\n"

    @Test("docs/review.md holds the rules as their doc comments and facts have them")
    func current() throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let parts = text.components(separatedBy: Self.start)
        try #require(parts.count == 2)
        let made = try Self.reference()
        if ProcessInfo.processInfo.environment["BERTH_RECORD_GOLDEN"] == "1" {
            try (parts[0] + Self.start + made).write(to: Self.page, atomically: true, encoding: .utf8)
        } else {
            #expect(parts[1] == made, "BERTH_RECORD_GOLDEN=1 swift test --filter RuleReference writes it anew")
        }
    }

    private static func reference() throws -> String {
        let facts = Dictionary(uniqueKeysWithValues: SeedRules.all.map { ($0.rule, $0) })
        let rules = RuleList.all.sorted { $0.id < $1.id }
        let index = try rules.map { rule in
            let fact = try #require(facts[rule.id])
            let point = fact.checklist.map(String.init) ?? ""
            return "| [`\(rule.id)`](#\(rule.id.lowercased())) | \(fact.severity) | \(point) | \(fact.statement) |"
        }
        let sections = try rules.map { try section($0, try #require(facts[$0.id])) }
        return "\n| rule | severity | point | what must hold |\n|---|---|---|---|\n" + index.joined(separator: "\n")
            + "\n\n"
            + sections.joined(separator: "\n")
    }

    private static func section(_ rule: any Rule.Type, _ fact: SecurityRule) throws -> String {
        let file = SeedRules.repository.appending(path: "Sources/Review/Rules/\(rule).swift")
        let source = try String(contentsOf: file, encoding: .utf8)
        let comment = source.split(separator: "\n").prefix { $0.hasPrefix("///") }.map { $0.dropFirst(4) }
        try #require(!comment.isEmpty, "\(rule) has no doc comment")
        let peers = [("hadolint", fact.hadolint), ("Trivy", fact.trivy), ("checkov", fact.checkov)]
            .filter { !$1.isEmpty }.map { "\($0) \($1.joined(separator: ", "))" }
        let also = (peers + [fact.standard].compactMap { $0 }).joined(separator: "; ")
        return """
            ### \(rule.id)

            **\(fact.statement).** \(fact.severity); \(fact.artefacts.joined(separator: ", ")).

            \(comment.joined(separator: "\n"))

            Why: \(rule.why).
            Fix: \(rule.fix).\(also.isEmpty ? "" : "\nAlso: \(also).")
            Source: \(fact.source).

            """
    }
}
