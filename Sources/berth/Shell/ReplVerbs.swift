import ArgumentParser
import Domain
import KnowledgeBase
import Shell

/// Which verbs the shell has: each that is a `Question`, those of `berth decisions` by their own names, and each table
/// of `berth facts`.
enum ReplVerbs {
    static let all: [ShellVerb] = topLevel + ledger + tables

    private static let topLevel = Berth.configuration.subcommands.compactMap { command -> ShellVerb? in
        let isGroup = command.configuration.subcommands.contains { $0 is any Question.Type }
        guard command is any Question.Type || isGroup else { return nil }
        return verb(command, under: [], subject: subjects[command._commandName] ?? .other)
    }

    private static let subjects: [String: ShellVerb.Subject] = ["decisions": .decision, "datasets": .dataset]

    private static let ledger = Decisions.configuration.subcommands
        .filter { $0 is any Question.Type && $0 != Decisions.List.self }
        .map { verb($0, under: ["decisions"], subject: .decision) }

    private static let tables = (DatasetTable.all.map(\.name) + DatasetTable.shortNames.keys.sorted()).compactMap {
        name in DatasetTable.named(name).map { ShellVerb(name, ["facts", name], $0.purpose + ".") }
    }

    private static func verb(
        _ command: any ParsableCommand.Type, under group: [String], subject: ShellVerb.Subject
    ) -> ShellVerb {
        ShellVerb(
            command._commandName, group + [command._commandName], command.configuration.abstract, subject: subject,
            choices: command.configuration.subcommands.filter { $0 is any Question.Type }.map { $0._commandName })
    }

    /// - Throws: what ArgumentParser has against the words; `.notPermitted` for a verb that writes.
    static func question(_ words: [String], format: ShellPlace.Format) throws -> any Question {
        let command = try Berth.parseAsRoot(words + flags(format, for: words))
        guard let question = command as? any Question else {
            throw BerthError(
                .notPermitted, "the shell only reads: berth \(words.prefix(2).joined(separator: " ")) does more",
                hints: ["run it outside of the shell"])
        }
        return question
    }

    /// The flags that ask for a format, unless the words ask for one themselves. Only facts have a table for CSV; a
    /// report is Markdown by the session.
    private static func flags(_ format: ShellPlace.Format, for words: [String]) -> [String] {
        let isFacts = words.first == "facts"
        guard !words.contains(where: ["--json", "--csv", "--markdown"].contains) else { return [] }
        return switch format {
        case .json: ["--json"]
        case .csv where isFacts: ["--csv"]
        case .markdown where isFacts: ["--markdown"]
        case .csv, .markdown, .text: []
        }
    }

    static func help(of verb: ShellVerb) -> String {
        let command = verb.words.reduce(Berth.self as any ParsableCommand.Type) { command, word in
            command.configuration.subcommands.first { $0._commandName == word } ?? command
        }
        return Berth.helpMessage(for: command)
    }
}
