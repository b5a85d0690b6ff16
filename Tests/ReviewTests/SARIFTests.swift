import Foundation
import Testing

@testable import Review

@Suite struct SARIFTests {
    /// `sarif-schema-2.1.0.json` is the schema that OASIS publishes with the standard.
    static func schema() throws -> JSONSchema {
        let path = SeedRules.repository.appending(path: "Tests/ReviewTests/Fixtures/sarif-schema-2.1.0.json")
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: path))
        return JSONSchema(root: try #require(object as? [String: Any]))
    }

    @Test("what every rule's cases give is valid SARIF 2.1.0", arguments: RuleCase.rules)
    func valid(rule: String) throws {
        let files =
            try RuleCase.all(rule).filter(\.isBroken).flatMap(\.files) + [
                SourceFile(path: "a b/ü%.yaml", text: "a: [\n"),
                SourceFile(path: "Dockerfile", text: "FROM a\n# berth:ignore IMG-PIN-TAG -- tested here\nFROM b\n"),
            ]
        let data = try JSONEncoder().encode(SARIF(SeedRules.review(files), version: "0.1.0"))
        let faults = try Self.schema().faults(JSONSerialization.jsonObject(with: data))
        #expect(faults.isEmpty, "\(faults.prefix(5))")
    }

    @Test("the validator refuses what is wrong")
    func validator() throws {
        let schema = try Self.schema()
        #expect(!schema.faults(["version": "2.1.0"]).isEmpty)
        #expect(!schema.faults(["version": "2.0.0", "runs": []]).isEmpty)
        #expect(!schema.faults(["version": "2.1.0", "runs": [["tool": ["driver": ["name": 1]]]]]).isEmpty)
        #expect(schema.faults(["version": "2.1.0", "runs": [["tool": ["driver": ["name": "a"]]]]]).isEmpty)
    }
}
