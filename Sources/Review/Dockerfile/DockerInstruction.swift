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
    var json: [String]? { JSONWords.strings(arguments.text) }

    /// The arguments as Docker splits them: at blanks, quotes taken off.
    var words: [Word] {
        if let json { return json.map { Word(text: $0, position: position) } }
        return ShellReader.words(arguments).map { Word(text: $0.text, position: $0.position) }
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

    /// The commands that a RUN, CMD, ENTRYPOINT or HEALTHCHECK carries out.
    var commands: [ShellCommand] {
        if let json { return ShellReader.execForm(json, at: position) }
        let arguments = keyword == "HEALTHCHECK" ? healthCommand : arguments
        let heredoc = heredocs.flatMap { ShellReader.commands($0.body) }
        return ShellReader.commands(arguments) + heredoc
    }

    /// `HEALTHCHECK CMD …` without its first word.
    private var healthCommand: PlacedText {
        let text = arguments.text
        guard text.uppercased().hasPrefix("CMD") else { return arguments }
        return arguments.dropping(3 + text.utf8.dropFirst(3).prefix { $0 == 0x20 || $0 == 0x09 }.count)
    }

    /// The JSON list of `HEALTHCHECK CMD […]`.
    var healthJSON: [String]? { keyword == "HEALTHCHECK" ? JSONWords.strings(healthCommand.text) : nil }
}
