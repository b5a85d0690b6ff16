/// Splits a Dockerfile into instructions: parser directives, comments, continuations and here-documents.
struct DockerfileReader {
    private let file: SourceFile
    private let escape: Character

    init(_ file: SourceFile) {
        self.file = file
        escape = Self.escape(file)
    }

    /// `# escape=` before anything else but other directives.
    private static func escape(_ file: SourceFile) -> Character {
        for line in file.lines {
            let body = line.drop { $0 == " " || $0 == "\t" }
            guard body.hasPrefix("#"), let sign = body.firstIndex(of: "=") else { break }
            let name = body[body.index(after: body.startIndex)..<sign].filter { !$0.isWhitespace }.lowercased()
            let value = body[body.index(after: sign)...].filter { !$0.isWhitespace }
            if name == "escape" { return value == "`" ? "`" : "\\" }
        }
        return "\\"
    }

    func instructions() throws(Unparsable) -> [DockerInstruction] {
        var instructions: [DockerInstruction] = []
        var number = 1
        while number <= file.lines.count {
            if Self.isSkipped(file.line(number)) {
                number += 1
                continue
            }
            let first = number
            let joined = join(&number)
            let heredocs = try readHeredocs(joined, &number)
            instructions.append(try instruction(joined, heredocs, line: first, lastLine: number - 1))
        }
        return instructions
    }

    private static func isSkipped(_ line: Substring) -> Bool {
        line.first { $0 != " " && $0 != "\t" }.map { $0 == "#" } ?? true
    }

    /// The lines of one instruction from `number` on, which moves behind them.
    private func join(_ number: inout Int) -> PlacedText {
        var joined = PlacedText()
        let first = number
        while number <= file.lines.count {
            let line = file.line(number)
            // Comments and empty lines between continuation lines are left out.
            if number > first, Self.isSkipped(line) {
                number += 1
                continue
            }
            let blanks = joined.isEmpty ? line.prefix { $0 == " " || $0 == "\t" }.count : 0
            var body = line.dropFirst(blanks)
            number += 1
            var trimmed = body
            while let last = trimmed.last, last == " " || last == "\t" { trimmed.removeLast() }
            let goesOn = trimmed.last == escape
            if goesOn { body = trimmed.dropLast() }
            joined.append(body, line: number - 1, column: blanks + 1)
            if !goesOn { break }
        }
        return joined
    }

    private func readHeredocs(
        _ joined: PlacedText, _ number: inout Int
    ) throws(Unparsable) -> [DockerInstruction.Heredoc] {
        let keyword = joined.text.prefix { $0 != " " && $0 != "\t" }.uppercased()
        guard ["RUN", "COPY", "ADD"].contains(keyword) else { return [] }
        var heredocs: [DockerInstruction.Heredoc] = []
        for name in Self.heredocNames(joined.text) {
            let start = number
            var body = PlacedText(), isClosed = false
            while number <= file.lines.count, !isClosed {
                let line = file.line(number)
                let bare = line.drop { $0 == "\t" }
                isClosed = line == name || bare == name
                if !isClosed { body.append(line + "\n", line: number, column: 1) }
                number += 1
            }
            guard isClosed else {
                throw Unparsable(
                    position: Position(line: max(1, start - 1), column: 1),
                    reason: "the here-document \(name) has no end")
            }
            heredocs.append(.init(name: String(name), body: body))
        }
        return heredocs
    }

    /// The names after `<<` and `<<-`, outside of quotes.
    private static func heredocNames(_ text: String) -> [Substring] {
        var names: [Substring] = [], quote: Character?, index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if text[index...].hasPrefix("<<") {
                var rest = text[index...].dropFirst(2)
                // `<<<` is a here-string.
                if rest.first == "<" {
                    index = rest.dropFirst().startIndex
                    continue
                }
                if rest.first == "-" { rest = rest.dropFirst() }
                let quoted = rest.first.flatMap { $0 == "'" || $0 == "\"" ? $0 : nil }
                if quoted != nil { rest = rest.dropFirst() }
                let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == "." }
                if let first = name.first, first.isLetter || first == "_" { names.append(name) }
                index = name.endIndex
                if quoted != nil, index < text.endIndex { index = text.index(after: index) }
                continue
            }
            index = text.index(after: index)
        }
        return names
    }

    private static let keywords: Set = [
        "FROM", "RUN", "CMD", "LABEL", "MAINTAINER", "EXPOSE", "ENV", "ADD", "COPY", "ENTRYPOINT", "VOLUME", "USER",
        "WORKDIR", "ARG", "ONBUILD", "STOPSIGNAL", "HEALTHCHECK", "SHELL",
    ]

    private func instruction(
        _ joined: PlacedText, _ heredocs: [DockerInstruction.Heredoc], line: Int, lastLine: Int, isOnBuild: Bool = false
    ) throws(Unparsable) -> DockerInstruction {
        let keyword = String(joined.text.prefix { $0 != " " && $0 != "\t" })
        let position = joined.position(0)
        guard Self.keywords.contains(keyword.uppercased()) else {
            throw Unparsable(position: position, reason: "'\(keyword.prefix(20))' is no instruction of a Dockerfile")
        }
        var rest = trim(joined.dropping(keyword.utf8.count))
        if keyword.uppercased() == "ONBUILD", !isOnBuild {
            return try instruction(rest, heredocs, line: line, lastLine: lastLine, isOnBuild: true)
        }
        var flags: [DockerInstruction.Word] = []
        while rest.text.hasPrefix("--") {
            let flag = rest.text.prefix { $0 != " " && $0 != "\t" }
            flags.append(.init(text: String(flag.dropFirst(2)), position: rest.position(0)))
            rest = trim(rest.dropping(flag.utf8.count))
        }
        return DockerInstruction(
            keyword: keyword.uppercased(), isOnBuild: isOnBuild, flags: flags, arguments: rest, heredocs: heredocs,
            position: position, lastLine: lastLine)
    }

    private func trim(_ text: PlacedText) -> PlacedText {
        text.dropping(text.text.utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count)
    }
}
