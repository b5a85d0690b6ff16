import Domain
import KnowledgeBase

/// A statement with a name: a file in the person's configuration folder, or a row of `queries` in a dataset.
struct SavedQuery {
    let name: String
    /// `own`, or the dataset's name.
    let origin: String
    let purpose: String
    let sql: String

    /// The person's own before those of datasets.
    static func all(
        _ environment: [String: String], _ store: KnowledgeBase, team: String?
    ) throws -> [SavedQuery] {
        try own(environment) + shared(store, team: team)
    }

    /// `$XDG_CONFIG_HOME/berth/queries`; nil where there is no home.
    static func folder(_ environment: [String: String]) -> String? {
        UserFolder.config.path(environment).map { $0 + "/queries" }
    }

    private static func own(_ environment: [String: String]) throws -> [SavedQuery] {
        guard let folder = folder(environment), FileBytes.isFolder(folder) else { return [] }
        return try FileBytes.names(in: folder).filter { $0.hasSuffix(".sql") }.map { file in
            let sql = String(decoding: try FileBytes.read(folder + "/" + file), as: UTF8.self)
            // A comment in the first line says what it is for.
            let first = sql.prefix { !$0.isNewline }
            let purpose = first.hasPrefix("--") ? String(first.dropFirst(2)).trimmed : ""
            return SavedQuery(name: String(file.dropLast(4)), origin: "own", purpose: purpose, sql: sql)
        }
    }

    private static func shared(_ store: KnowledgeBase, team: String?) throws -> [SavedQuery] {
        let found = try store.facts(
            FactQuery(table: .queries, datasets: store.visibleDatasets(team: team), limit: .max))
        return found.rows.map { row in
            let text = Dictionary(
                zip(found.columns.map(\.name), row.values.map { $0.plain ?? "" }),
                uniquingKeysWith: { first, _ in first })
            return SavedQuery(
                name: text["query", default: ""], origin: row.dataset.name, purpose: text["purpose", default: ""],
                sql: text["sql", default: ""])
        }
    }
}
