import Foundation
import KnowledgeBase
import Testing

@testable import Shell

@Suite("What .schema --explain tells")
struct SchemaGuideTests {
    @Test("every table, every view and every column is explained, and nothing that is not there")
    func complete() throws {
        let scratch = try ScratchStore()
        // The tables behind a full-text index are SQLite's own.
        let names = try scratch.rows(
            """
            SELECT name, type
            FROM pragma_table_list
            WHERE schema = 'main' AND type IN ('table', 'view', 'virtual') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            """)
        let made = Dictionary(uniqueKeysWithValues: names.map { ($0[0].text, $0[1].text == "view") })
        let told = Dictionary(uniqueKeysWithValues: SchemaGuide.tables.map { ($0.name, $0.isView) })
        #expect(made == told)
        for table in SchemaGuide.tables {
            let columns = try scratch.rows("SELECT name FROM pragma_table_info('\(table.name)')").map { $0[0].text }
            #expect(Set(columns) == Set(table.columns.map(\.name)), "\(table.name)")
            #expect(!table.purpose.isEmpty)
            #expect(table.columns.allSatisfy { !$0.meaning.isEmpty })
        }
    }

    @Test("a view's columns are told in their order")
    func order() throws {
        let scratch = try ScratchStore()
        for view in SchemaGuide.views {
            let columns = try scratch.rows("SELECT name FROM pragma_table_info('\(view.name)')").map { $0[0].text }
            #expect(columns == view.columns.map(\.name))
        }
    }

    @Test("docs/sql.md has every view and every column of it", arguments: SchemaGuide.views.map(\.name))
    func documented(name: String) throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/sql.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let view = try #require(SchemaGuide.table(named: name))
        let section =
            try #require(text.components(separatedBy: "\n### `\(name)`\n").dropFirst().first)
            .components(separatedBy: "\n### ").first ?? ""
        #expect(section.contains(view.purpose))
        for column in view.columns {
            #expect(
                section.contains("\n| `\(column.name)` | \(column.unit ?? "") | \(column.meaning) |"), "\(column.name)")
        }
    }
}
