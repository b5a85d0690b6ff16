import Foundation
import Testing

@testable import Importing

@Suite("Workload keys")
struct WorkloadSchemaTests {
    private let schema: WorkloadJSON

    init() throws {
        schema = try JSONDecoder().decode(WorkloadJSON.self, from: Data(WorkloadSchema.json().utf8))
    }

    @Test("the schema describes each key", arguments: WorkloadKey.all)
    func described(key: WorkloadKey) {
        let path = key.components.flatMap { ["properties", $0] } + ["description"]
        #expect(schema[path]?.text?.hasPrefix(key.summary) == true)
    }

    @Test("no unknown key passes the schema")
    func closed() {
        #expect(schema[["additionalProperties"]] == false)
        #expect(schema[["properties", "preferences", "properties", "weights", "additionalProperties"]] == false)
    }

    @Test("the schema is the same each time")
    func deterministic() {
        #expect(WorkloadSchema.json() == WorkloadSchema.json())
    }

    @Test("the reference page has each key's path, flag, unit and default", arguments: WorkloadKey.all)
    func documented(key: WorkloadKey) throws {
        let page = try String(contentsOf: WorkloadSamples.root.appending(path: "docs/workload.md"), encoding: .utf8)
        #expect(page.contains(key.referenceRow), "add to docs/workload.md: \(key.referenceRow)")
    }

    @Test("no two keys share a flag")
    func flags() {
        #expect(Set(WorkloadKey.all.map(\.flag)).count == WorkloadKey.all.count)
    }
}
