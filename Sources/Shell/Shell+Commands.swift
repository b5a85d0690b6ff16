import Domain
import KnowledgeBase
import Presentation

extension Shell {
    /// Runs a line that begins with a dot.
    func command(_ line: String) throws {
        let words = try CommandWords.split(String(line.dropFirst()))
        let name = words.first?.lowercased() ?? ""
        let rest = Array(words.dropFirst())
        if let own = DotCommand(rawValue: name) { return try run(own, rest) }
        if let verb = host.verbs.first(where: { $0.name == name }) {
            if rest.contains("--help") || rest.contains("-h") { return try answers.text(host.help(of: verb) + "\n") }
            try refresh()
            return try answers.verb(mode: settings.mode) { try host.run(verb, rest, on: $0) }
        }
        let names = DotCommand.allCases.map(\.rawValue) + host.verbs.map(\.name)
        let meant = nearest(to: name, among: names).map { "did you mean .\($0)?" }
        throw BerthError(
            .usage, "there is no command '.\(name.printable)'", hints: [meant ?? ".help lists those there are"])
    }

    private func run(_ command: DotCommand, _ words: [String]) throws {
        switch command {
        case .help: try answers.text(help(words.first))
        case .tables: try tables(words)
        case .schema: try schema(words)
        case .mode: try set(words, command, present: settings.mode.rawValue, to: mode)
        case .limit: try set(words, command, present: settings.limit.map(String.init) ?? "0", to: limit)
        case .timeout: try set(words, command, present: settings.timeout.plain, to: timeout)
        case .output: try sendOutput(words)
        case .saved: try saved()
        case .run: try runSaved(words)
        case .quit, .exit: leave()
        }
    }

    /// Without a word tells the setting, with one changes it.
    private func set(
        _ words: [String], _ command: DotCommand, present: String, to change: (String) throws -> Void
    ) throws {
        guard words.count <= 1 else { throw Self.misused(command) }
        if let word = words.first { try change(word) } else { try answers.text(present + "\n") }
    }

    private func mode(_ word: String) throws {
        guard let mode = Settings.Mode(rawValue: word) else { throw Self.misused(.mode) }
        settings.mode = mode
    }

    private func limit(_ word: String) throws {
        guard let count = Int(word), count >= 0 else { throw Self.misused(.limit) }
        settings.limit = count == 0 ? nil : count
    }

    private func timeout(_ word: String) throws {
        guard let seconds = Double(word), Settings.timeouts.contains(seconds) else {
            throw BerthError(.usage, "'\(word)' is no time limit", hints: ["give seconds, from 0.001 to 3600"])
        }
        settings.timeout = seconds
    }

    private func sendOutput(_ words: [String]) throws {
        guard words.count <= 1 else { throw Self.misused(.output) }
        guard !answers.isJSON else {
            throw BerthError(
                .usage, ".output and --json exclude each other: the document is one", hints: ["use .mode json"])
        }
        guard let path = words.first, path != "stdout" else { return answers.send(to: nil) }
        guard !host.knowledgeBase.isStored(at: path) else {
            throw BerthError(.usage, "\(path) is the database itself", hints: ["choose another file"])
        }
        answers.send(to: try DescriptorOutput(file: path))
    }

    static func misused(_ command: DotCommand) -> BerthError {
        BerthError(.usage, "this is written \(command.usage)", hints: [".help \(command.rawValue) tells more"])
    }
}
