import Foundation
import KnowledgeBase
import Testing

@testable import Importing

@Suite("The dataset format's documents")
struct DatasetDocumentationTests {
    @Test("docs/datasets.md has every table and column", arguments: DatasetTable.all.map(\.name))
    func documented(name: String) throws {
        let text = try String(contentsOfFile: DatasetSamples.repository + "/docs/datasets.md", encoding: .utf8)
        let table = try #require(DatasetTable.named(name))
        let section =
            try #require(text.components(separatedBy: "\n### `\(name)`\n").dropFirst().first)
            .components(separatedBy: "\n### ").first ?? ""
        #expect(section.contains(table.purpose))
        for column in table.columns where !DatasetColumn.isCommon(column.name) {
            #expect(section.contains("\n| `\(column.name)` | \(column.unit ?? "") | "), "\(column.name)")
        }
    }

    @Test("the JSON Schema is JSON and has every table and column")
    func schema() throws {
        let document = try JSONSerialization.jsonObject(with: Data(DatasetSchema.json.utf8)) as? [String: Any]
        let properties = document?["properties"] as? [String: Any]
        let tables = (properties?["tables"] as? [String: Any])?["properties"] as? [String: [String: Any]]
        for table in DatasetTable.all {
            let items = tables?[table.name]?["items"] as? [String: Any]
            let columns = items?["properties"] as? [String: Any]
            #expect(Set(table.columns.map(\.name)).isSubset(of: Set((columns ?? [:]).keys)), "\(table.name)")
        }
    }

    @Test("rows only name rows of tables before theirs, or of their own")
    func loadingOrder() {
        let order = DatasetTable.all.map(\.name)
        for (index, table) in DatasetTable.all.enumerated() {
            for reference in table.columns.compactMap(\.reference) {
                #expect(order[...index].contains(reference.table), "\(table.name) names \(reference.table)")
                #expect(reference.columns.allSatisfy { table.column(named: $0) != nil })
            }
        }
    }
}
