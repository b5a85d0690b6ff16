import Domain
import Presentation

extension Shell {
    /// - Parameter topic: a command with or without its dot, `sql` or `keys`; nil lists all.
    func help(_ topic: String?) throws -> String {
        guard let topic = topic.map({ $0.hasPrefix(".") ? String($0.dropFirst()) : $0 }) else { return overview }
        if let command = DotCommand(rawValue: topic) { return "\(command.usage)\n\(command.summary)\n" }
        if let verb = host.verbs.first(where: { $0.name == topic }) {
            return ".\(verb.name) is berth \(verb.words.joined(separator: " ")).\n\n" + host.help(of: verb) + "\n"
        }
        switch topic {
        case "sql": return Self.sql
        case "keys": return Self.keys
        default:
            let names = DotCommand.allCases.map(\.rawValue) + host.verbs.map(\.name) + ["sql", "keys"]
            let meant = nearest(to: topic, among: names).map { "did you mean .help \($0)?" }
            throw BerthError(
                .notFound, "there is no help on '\(topic)'", hints: [meant ?? ".help lists what there is"])
        }
    }

    private var overview: String {
        let own = DotCommand.allCases.map { TextTable.Row([$0.usage, $0.summary]) }
        let verbs = host.verbs.filter { $0.words.first != "facts" }.map { TextTable.Row(["." + $0.name, $0.summary]) }
        let tables = host.verbs.filter { $0.words.first == "facts" && $0.words.count > 1 }.map { "." + $0.name }
        let columns = [TextTable.Column("command"), TextTable.Column("does", flexible: true)]
        return PlainDocument(
            [
                .text(
                    "SQL ends with ; and only reads. .help sql and .help keys tell more, .help NAME about a command."),
                .heading("The shell"), .table(TextTable(columns, own)),
                .heading("From the command line, with the same flags"), .table(TextTable(columns, verbs)),
                .heading("Facts, with the flags of berth facts"), .text(tables.joined(separator: " ")),
            ], width: answers.terminal.width, style: answers.terminal.style
        ).text
    }

    private static let sql = """
        A statement may span lines and ends with ; -- comments are those of SQL.
        The views are made for people: current_decisions, options, cited_facts, decision_history, facts,
        current_prices, team_prices, current_instances, visible_datasets.
        .schema --explain NAME tells what each column means.

          SELECT region, usd_per_hour
          FROM current_prices JOIN current_instances USING (provider, instance_type)
          WHERE accelerator = 'NVIDIA L4' AND purchase = 'on-demand'
          ORDER BY usd_per_hour;

        Nothing writes. A statement stops after .timeout seconds, and where it needs too much memory.

        """

    private static let keys = """
        Tab            completes commands, tables, columns, decisions, datasets
        Up, Down       earlier lines; Ctrl-R searches them
        Ctrl-A, Ctrl-E start and end of the line; Alt-B, Alt-F a word back and forth
        Ctrl-W, Ctrl-U, Ctrl-K
                       delete the word before, all before, all after
        Ctrl-Y         brings back what was deleted last
        Ctrl-C         stops a statement that runs; else drops what was typed
        Ctrl-D         leaves, on an empty line

        """
}
