/// One command of a shell line: its words, quotes taken off.
struct ShellCommand: Sendable {
    struct Word: Sendable {
        let text: String
        let position: Position
        /// Whether it stood in single quotes, so that the shell fills in nothing.
        let isLiteral: Bool
    }

    let words: [Word]
    /// Whether its output goes into the next command.
    let isPiped: Bool

    /// The words from the program's name on: assignments, `sudo`, `env`, `exec` and `time` come before it.
    var body: ArraySlice<Word> {
        var rest = words[...]
        while let first = rest.first?.text {
            let isAssignment = first.contains("=") && !first.hasPrefix("-") && !first.hasPrefix("=")
            let isWrapper = ["sudo", "env", "exec", "time", "nice", "then", "do", "else", "if", "!", "{", "("].contains(
                first)
            guard isAssignment || isWrapper else { break }
            rest = rest.dropFirst()
        }
        return rest
    }

    /// The program's name without its folder.
    var program: String { body.first?.text.lastPathComponent ?? "" }

    var arguments: [String] { body.dropFirst().map(\.text) }

    var position: Position { words.first?.position ?? .start }

    func has(_ option: String) -> Bool {
        arguments.contains { $0 == option || $0.hasPrefix(option + "=") }
    }

    /// The first word that is no option: `install` of `pip --quiet install x`.
    var verb: String? { arguments.first { !$0.hasPrefix("-") } }

    /// Words that are no options, after the verb.
    var operands: [Word] {
        var rest = body.dropFirst()
        if let index = rest.firstIndex(where: { !$0.text.hasPrefix("-") }) { rest = rest[(index + 1)...] }
        return rest.filter { !$0.text.hasPrefix("-") }
    }

    /// `pip install`, `pip3 install`, `python -m pip install` and `uv pip install`, as `pip`.
    var pipInstall: (installer: String, arguments: [Word])? {
        var rest = Array(body)
        guard let first = rest.first?.text.lastPathComponent else { return nil }
        var installer = "pip"
        if first.hasPrefix("python"), rest.count > 3, rest[1].text == "-m", rest[2].text == "pip" {
            rest.removeFirst(3)
        } else if first == "uv", rest.count > 2, rest[1].text == "pip" {
            installer = "uv"
            rest.removeFirst(2)
        } else if first == "pip" || first == "pip3" || first.hasPrefix("pip3.") {
            rest.removeFirst()
        } else {
            return nil
        }
        guard let verb = rest.firstIndex(where: { !$0.text.hasPrefix("-") }), rest[verb].text == "install" else {
            return nil
        }
        rest.remove(at: verb)
        return (installer, rest)
    }
}
