import Testing

@testable import Shell

@Suite("Completion")
struct CompletionTests {
    @Test(
        "offers what may stand there",
        arguments: [
            (".tab", [".tables"]), (".why D", ["D-1", "D-12"]), (".datasets s", ["seed", "show"]),
            (".mode j", ["json"]),
            (".schema current_d", ["current_decisions"]), (".schema --e", ["--explain"]), (".run ch", ["cheap"]),
            ("SELECT * FROM current_p", ["current_prices"]), ("select USD_PER_H", ["usd_per_hour"]),
            ("sel", ["SELECT"]),
            ("SELECT ", []), (".why ", ["D-1", "D-12"]), (".help ke", ["keys"]), (".limit ", []),
        ])
    func candidates(line: String, expected: [String]) {
        let completer = Completer(
            verbs: [
                ShellVerb("why", ["decisions", "why"], "", subject: .decision),
                ShellVerb("datasets", ["datasets"], "", subject: .dataset, choices: ["list", "show"]),
            ],
            decisions: { ["D-12", "D-1"] }, datasets: { ["seed"] }, saved: { ["cheap"] })
        #expect(completer.completions(of: line).candidates == expected)
    }
}
