/// What Tab offers: commands, their arguments, tables, columns, decisions, datasets.
struct Completer {
    let verbs: [ShellVerb]
    /// Asked when they are needed: the store may have changed.
    let decisions: () -> [String]
    let datasets: () -> [String]
    let saved: () -> [String]

    private static let keywords = [
        "SELECT", "FROM", "WHERE", "JOIN", "USING", "GROUP BY", "ORDER BY", "LIMIT", "HAVING", "WITH", "DISTINCT",
    ]
    private static let names =
        SchemaGuide.tables.flatMap { [$0.name] + $0.columns.map(\.name) } + keywords

    func completions(of before: String) -> Completions {
        let line = before.drop { $0.isWhitespace }
        guard line.hasPrefix(".") else {
            let word = String(line.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
            return Completions(typed: word, among: word.isEmpty ? [] : Self.names)
        }
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count > 1, let typed = words.last else {
            let names = DotCommand.allCases.map(\.rawValue) + verbs.map(\.name)
            return Completions(typed: String(line), among: names.map { "." + $0 })
        }
        return Completions(typed: typed, among: arguments(of: String(words[0].dropFirst())))
    }

    private func arguments(of name: String) -> [String] {
        switch DotCommand(rawValue: name) {
        case .help: return DotCommand.allCases.map(\.rawValue) + verbs.map(\.name) + ["sql", "keys"]
        case .schema: return ["--explain"] + SchemaGuide.tables.map(\.name)
        case .mode: return Settings.Mode.allCases.map(\.rawValue)
        case .run: return saved()
        case .tables, .limit, .timeout, .output, .saved, .quit, .exit: return []
        case nil:
            guard let verb = verbs.first(where: { $0.name == name }) else { return [] }
            switch verb.subject {
            case .decision: return verb.choices + decisions()
            case .dataset: return verb.choices + datasets()
            case .other: return verb.choices
            }
        }
    }
}
