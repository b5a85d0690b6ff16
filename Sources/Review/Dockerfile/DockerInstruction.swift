/// One instruction of a Dockerfile, continuation lines joined.
struct DockerInstruction: Sendable {
    struct Word: Sendable {
        let text: String
        let position: Position
    }

    struct Heredoc: Sendable {
        let name: String
        let body: PlacedText
    }

    /// In capitals. What ONBUILD holds is an instruction of its own, with `isOnBuild` set.
    let keyword: String
    let isOnBuild: Bool
    /// The options before the arguments, such as `--from=build`, without the dashes.
    let flags: [Word]
    let arguments: PlacedText
    let heredocs: [Heredoc]
    let position: Position
    let lastLine: Int

    func flag(_ name: String) -> String? {
        flags.first { $0.text.hasPrefix(name + "=") }.map { String($0.text.dropFirst(name.count + 1)) }
    }

    /// The elements of a JSON list, where the arguments are one.
    let json: [String]?
    /// The arguments as Docker splits them: at blanks, quotes taken off.
    let words: [Word]
    /// The commands that a RUN, CMD, ENTRYPOINT or HEALTHCHECK carries out.
    let commands: [ShellCommand]

    init(
        keyword: String, isOnBuild: Bool, flags: [Word], arguments: PlacedText, heredocs: [Heredoc], position: Position,
        lastLine: Int
    ) {
        self.keyword = keyword
        self.isOnBuild = isOnBuild
        self.flags = flags
        self.arguments = arguments
        self.heredocs = heredocs
        self.position = position
        self.lastLine = lastLine
        let json = JSONWords.strings(arguments.text)
        self.json = json
        let runs = ["RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK"].contains(keyword)
        if let json {
            words = json.map { Word(text: $0, position: position) }
            commands = runs ? ShellReader.execForm(json, at: position) : []
        } else {
            // A script's words are those of its commands.
            words =
                keyword == "RUN"
                ? [] : ShellReader.words(arguments).map { Word(text: $0.text, position: $0.position) }
            let own = keyword == "HEALTHCHECK" ? Self.healthCommand(arguments) : arguments
            commands = runs ? ShellReader.commands(own) + heredocs.flatMap { ShellReader.commands($0.body) } : []
        }
    }

    /// `KEY=value` pairs of ENV, ARG and LABEL; the value is nil where none is given.
    var assignments: [(name: String, value: String?, position: Position)] {
        let words = words
        if keyword == "ENV", let first = words.first, !first.text.contains("="), words.count > 1 {
            // The old form: ENV NAME the rest of the line.
            let value = words.dropFirst().map(\.text).joined(separator: " ")
            return [(first.text, value, first.position)]
        }
        return words.map { word in
            guard let sign = word.text.firstIndex(of: "=") else { return (word.text, nil, word.position) }
            return (String(word.text[..<sign]), String(word.text[word.text.index(after: sign)...]), word.position)
        }
    }

    /// `HEALTHCHECK CMD …` without its first word.
    private static func healthCommand(_ arguments: PlacedText) -> PlacedText {
        let text = arguments.text
        guard text.uppercased().hasPrefix("CMD") else { return arguments }
        return arguments.dropping(3 + text.utf8.dropFirst(3).prefix { $0 == 0x20 || $0 == 0x09 }.count)
    }

    /// The JSON list of `HEALTHCHECK CMD […]`.
    var healthJSON: [String]? { keyword == "HEALTHCHECK" ? JSONWords.strings(Self.healthCommand(arguments).text) : nil }
}
