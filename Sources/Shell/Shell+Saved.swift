import Domain
import KnowledgeBase

extension Shell {
    private var savedQueries: [SavedQuery] {
        get throws { try SavedQuery.all(environment, host.knowledgeBase, team: host.team) }
    }

    func saved() throws {
        let queries = try savedQueries
        if queries.isEmpty, settings.mode == .table {
            return try answers.text(
                "Nothing is saved. Put statements into NAME.sql in \(SavedQuery.folder(environment) ?? "~/.config/berth/queries").\n"
            )
        }
        try show(["name", "from", "answers"], queries.map { [$0.name, $0.origin, $0.purpose] })
    }

    func runSaved(_ words: [String]) throws {
        guard let name = words.first else { throw Self.misused(.run) }
        let queries = try savedQueries
        guard let query = queries.first(where: { $0.name == name }) else {
            let meant = nearest(to: name, among: queries.map(\.name)).map { "did you mean \($0)?" }
            throw BerthError(
                .notFound, "no statement '\(name)' is saved", hints: [meant ?? ".saved lists those there are"])
        }
        var values: [String: String] = [:]
        for word in words.dropFirst() {
            guard let mark = word.firstIndex(of: "="), mark > word.startIndex else { throw Self.misused(.run) }
            values[String(word[..<mark])] = String(word[word.index(after: mark)...])
        }
        try self.query(query.sql, parameters: values)
    }

    /// For completion.
    var savedNames: [String] { ((try? savedQueries) ?? []).map(\.name) }
}
