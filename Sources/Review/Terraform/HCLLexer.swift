/// Splits HCL into words: comments, strings with templates, here-documents.
struct HCLLexer {
    private let file: SourceFile
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var lineStart = 0

    init(_ file: SourceFile) {
        self.file = file
        bytes = Array(file.text.utf8)
    }

    static func tokens(_ file: SourceFile) throws(Unparsable) -> [HCLToken] {
        var lexer = HCLLexer(file)
        var tokens: [HCLToken] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    private var place: Position {
        let text = String(decoding: bytes[lineStart..<min(index, lineStart + 4096)], as: UTF8.self)
        return Position(line: line, column: text.unicodeScalars.count + 1)
    }

    private func byte(_ offset: Int = 0) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }

    private mutating func advance() {
        if bytes[index] == 0x0A {
            line += 1
            lineStart = index + 1
        }
        index += 1
    }

    private mutating func next() throws(Unparsable) -> HCLToken {
        try skipBlanks()
        let start = index, position = place
        func token(_ kind: HCLToken.Kind, _ text: String) -> HCLToken {
            HCLToken(kind: kind, text: text, position: position, range: start..<index)
        }
        guard index < bytes.count else { return token(.end, "") }
        switch byte() {
        case 0x0A:
            advance()
            return token(.newline, "\n")
        case UInt8(ascii: "\""):
            let (text, isTemplate) = try readString(position)
            return token(.string(isTemplate: isTemplate), text)
        case UInt8(ascii: "<") where byte(1) == UInt8(ascii: "<"):
            if let (text, isTemplate) = try readHeredoc(position) {
                return token(.string(isTemplate: isTemplate), text)
            }
            index += 2
            return token(.sign, "<<")
        case let first where first.isWordByte || first >= 0x80:
            let isNumber = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
            while index < bytes.count,
                byte().isWordByte || byte() >= 0x80 || !isNumber && byte() == UInt8(ascii: "-")
                    || isNumber && byte() == UInt8(ascii: ".") && (0x30...0x39).contains(byte(1))
            { index += 1 }
            return token(isNumber ? .number : .identifier, String(decoding: bytes[start..<index], as: UTF8.self))
        default:
            index += 1
            let pair = String(decoding: bytes[start..<min(start + 2, bytes.count)], as: UTF8.self)
            if ["=>", "==", "!=", "<=", ">=", "&&", "||"].contains(pair) { index += 1 }
            return token(.sign, String(decoding: bytes[start..<index], as: UTF8.self))
        }
    }

    private mutating func skipBlanks() throws(Unparsable) {
        while index < bytes.count {
            switch byte() {
            case 0x20, 0x09, 0x0D: index += 1
            case UInt8(ascii: "#"): skipLine()
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"): skipLine()
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"):
                let start = place
                while index < bytes.count, !(byte() == UInt8(ascii: "*") && byte(1) == UInt8(ascii: "/")) { advance() }
                guard index < bytes.count else { throw Unparsable(position: start, reason: "the comment has no end") }
                index += 2
            default: return
            }
        }
    }

    private mutating func skipLine() {
        while index < bytes.count, byte() != 0x0A { index += 1 }
    }

    /// The string's text, escapes undone; templates stay as they are written.
    private mutating func readString(_ start: Position) throws(Unparsable) -> (String, Bool) {
        index += 1
        var text: [UInt8] = [], depth = 0, isTemplate = false, inner = false
        while index < bytes.count {
            let current = byte()
            if depth == 0, current == UInt8(ascii: "\"") {
                index += 1
                return (String(decoding: text, as: UTF8.self), isTemplate)
            }
            if current == 0x0A, depth == 0 { break }
            if depth == 0, current == 0x5C {
                text.append(Self.escaped(byte(1)))
                index += min(2, bytes.count - index)
                continue
            }
            let opens = (current == UInt8(ascii: "$") || current == UInt8(ascii: "%")) && byte(1) == UInt8(ascii: "{")
            if depth == 0, opens, index > 0, bytes[index - 1] != current {
                isTemplate = true
                depth = 1
                text += [current, byte(1)]
                index += 2
                continue
            }
            if depth > 0 {
                if current == UInt8(ascii: "\"") { inner.toggle() }
                if !inner, current == UInt8(ascii: "{") { depth += 1 }
                if !inner, current == UInt8(ascii: "}") { depth -= 1 }
            }
            text.append(current)
            advance()
        }
        throw Unparsable(position: start, reason: "the string has no end")
    }

    private static func escaped(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "r"): 0x0D
        default: byte
        }
    }

    /// `<<EOT` or `<<-EOT` to the line that holds nothing but the name.
    private mutating func readHeredoc(_ start: Position) throws(Unparsable) -> (String, Bool)? {
        var cursor = index + 2
        if cursor < bytes.count, bytes[cursor] == UInt8(ascii: "-") { cursor += 1 }
        let nameStart = cursor
        while cursor < bytes.count, bytes[cursor].isWordByte { cursor += 1 }
        guard cursor > nameStart, cursor < bytes.count, bytes[cursor] == 0x0A else { return nil }
        let name = bytes[nameStart..<cursor]
        index = cursor
        advance()
        let bodyStart = index
        while index < bytes.count {
            let lineStart = index
            while index < bytes.count, byte() != 0x0A { index += 1 }
            let trimmed = bytes[lineStart..<index].drop { $0 == 0x20 || $0 == 0x09 }
            if trimmed.elementsEqual(name) {
                let text = String(decoding: bytes[bodyStart..<lineStart], as: UTF8.self)
                return (text, text.contains("${") || text.contains("%{"))
            }
            if index < bytes.count { advance() }
        }
        throw Unparsable(
            position: start, reason: "the here-document \(String(decoding: name, as: UTF8.self)) has no end")
    }
}
