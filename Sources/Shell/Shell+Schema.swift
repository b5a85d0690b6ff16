import Domain
import KnowledgeBase

extension Shell {
    func tables(_ words: [String]) throws {
        guard words.isEmpty else { throw Self.misused(.tables) }
        try show(
            ["name", "kind", "holds"], SchemaGuide.tables.map { [$0.name, $0.isView ? "view" : "table", $0.purpose] })
    }

    /// `.schema [--explain] [NAME]`
    func schema(_ words: [String]) throws {
        let names = words.filter { $0 != "--explain" }
        guard names.count <= 1 else { throw Self.misused(.schema) }
        let name = names.first?.lowercased()
        if let name, SchemaGuide.table(named: name) == nil {
            let meant = nearest(to: name, among: SchemaGuide.tables.map(\.name)).map { "did you mean \($0)?" }
            throw BerthError(
                .notFound, "there is no table or view '\(name)'", hints: [meant ?? ".tables lists those there are"])
        }
        let chosen = SchemaGuide.tables.filter { name == nil || $0.name == name }
        guard words.contains("--explain") else { return try statements(name) }
        try show(
            ["table", "column", "unit", "means"],
            chosen.flatMap { table in table.columns.map { [table.name, $0.name, $0.unit, $0.meaning] } })
    }

    private func statements(_ name: String?) throws {
        let made = try connection().strings(
            """
            SELECT sql || ';'
            FROM sqlite_schema
            WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND (:name IS NULL OR tbl_name = :name)
            ORDER BY type = 'trigger', rowid
            """, ["name": name])
        try answers.text(made.map { $0 + "\n" }.joined())
    }
}

extension SQLConnection {
    /// The first column of an answer.
    func strings(_ sql: String, _ values: [String: String?] = [:]) throws -> [String] {
        guard let query = try prepare(sql).query else { return [] }
        for case (let name, let value?) in values { query.bind(":" + name, value) }
        var found: [String] = []
        while try query.step() {
            if case .text(let text)? = try query.row().first { found.append(text) }
        }
        return found
    }
}
