/// Splits shell text into commands and words. What a shell would run inside `$(…)` stays one word.
enum ShellReader {
    /// The commands of a text. Those that `sh -c` is given, or that `$(…)` holds, come with them.
    static func commands(_ text: PlacedText) -> [ShellCommand] {
        var reader = Tokens(text)
        var commands: [ShellCommand] = [], words: [ShellCommand.Word] = []
        func end(isPiped: Bool = false) {
            if !words.isEmpty { commands.append(ShellCommand(words: words, isPiped: isPiped)) }
            words = []
        }
        while let token = reader.next() {
            switch token {
            case .word(let word): words.append(word)
            case .separator(let sign): end(isPiped: sign == "|")
            }
        }
        end()
        return commands
    }

    static func words(_ text: PlacedText) -> [ShellCommand.Word] {
        var reader = Tokens(text, splitsCommands: false)
        var words: [ShellCommand.Word] = []
        while case .word(let word)? = reader.next() { words.append(word) }
        return words
    }

    /// `["sh", "-c", "…"]` is the shell's text, anything else one command.
    static func execForm(_ words: [String], at position: Position) -> [ShellCommand] {
        if words.count > 2, ["sh", "bash", "ash", "dash"].contains(words[0].lastPathComponent),
            let flag = words.firstIndex(where: { $0.hasPrefix("-") && $0.hasSuffix("c") }), flag + 1 < words.count
        {
            return commands(PlacedText(words[flag + 1][...], line: position.line, column: position.column))
        }
        return [
            ShellCommand(
                words: words.map { .init(text: $0, position: position, isLiteral: true) }, isPiped: false)
        ]
    }

    private enum Token {
        case word(ShellCommand.Word)
        case separator(String)
    }

    private struct Tokens {
        private let source: PlacedText
        private let bytes: [UInt8]
        private let splitsCommands: Bool
        private var index = 0

        init(_ source: PlacedText, splitsCommands: Bool = true) {
            self.source = source
            self.splitsCommands = splitsCommands
            bytes = Array(source.text.utf8)
        }

        mutating func next() -> Token? {
            while index < bytes.count, isBlank(bytes[index]) { index += 1 }
            guard index < bytes.count else { return nil }
            if splitsCommands, let separator = readSeparator() { return .separator(separator) }
            return .word(readWord())
        }

        private func isBlank(_ byte: UInt8) -> Bool {
            byte == 0x20 || byte == 0x09 || byte == 0x0A && !splitsCommands
        }

        private mutating func readSeparator() -> String? {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"):
                index += 1
                return ";"
            case UInt8(ascii: "#"):
                // A comment, as it starts a word.
                while index < bytes.count, bytes[index] != 0x0A { index += 1 }
                return ";"
            case UInt8(ascii: "|"), UInt8(ascii: "&"):
                let isDouble = index + 1 < bytes.count && bytes[index + 1] == byte
                index += isDouble ? 2 : 1
                // `|&` and `&>`: the former pipes, the latter redirects.
                if !isDouble, index < bytes.count, byte == UInt8(ascii: "|"), bytes[index] == UInt8(ascii: "&") {
                    index += 1
                }
                return byte == UInt8(ascii: "|") && !isDouble ? "|" : ";"
            default: return nil
            }
        }

        private mutating func readWord() -> ShellCommand.Word {
            let position = source.position(index)
            var word: [UInt8] = [], quote: UInt8?, isLiteral = false
            while index < bytes.count {
                let byte = bytes[index]
                if let open = quote {
                    if byte == open {
                        quote = nil
                    } else if byte == 0x5C, open == UInt8(ascii: "\""), index + 1 < bytes.count {
                        index += 1
                        word.append(bytes[index])
                    } else {
                        word.append(byte)
                    }
                } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                    quote = byte
                    isLiteral = isLiteral || byte == UInt8(ascii: "'")
                } else if byte == 0x5C, index + 1 < bytes.count {
                    index += 1
                    if bytes[index] != 0x0A { word.append(bytes[index]) }
                } else if byte == UInt8(ascii: "$"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "(") {
                    word += readSubstitution()
                    continue
                } else if endsWord(byte, after: word.last) {
                    break
                } else {
                    word.append(byte)
                }
                index += 1
            }
            return .init(text: String(decoding: word, as: UTF8.self), position: position, isLiteral: isLiteral)
        }

        private func endsWord(_ byte: UInt8, after last: UInt8?) -> Bool {
            switch byte {
            case 0x20, 0x09: true
            case 0x0A: true
            case UInt8(ascii: "&"): splitsCommands && last != UInt8(ascii: ">")
            case UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "("), UInt8(ascii: ")"): splitsCommands
            default: false
            }
        }

        /// `$(…)` as it stands, with the brackets in it.
        private mutating func readSubstitution() -> [UInt8] {
            var depth = 0, taken: [UInt8] = []
            while index < bytes.count {
                let byte = bytes[index]
                taken.append(byte)
                index += 1
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") {
                    depth -= 1
                    if depth == 0 { break }
                }
            }
            return taken
        }
    }
}
