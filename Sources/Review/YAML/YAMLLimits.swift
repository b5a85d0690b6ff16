/// What is refused before the parser, which descends on the stack and compares keys, sees it.
enum YAMLLimits {
    static let mostAliasesInKeys = 16

    static func problem(in file: SourceFile) -> Unparsable? {
        if let line = deepLine(file) {
            return Unparsable(
                position: Position(line: line, column: 1), reason: "nested deeper than \(YAMLReader.deepest) levels")
        }
        return aliasProblem(file)
    }

    /// The first line where brackets, list signs or indents are nested too deep.
    private static func deepLine(_ file: SourceFile) -> Int? {
        var brackets = 0
        var indents = [0]
        for (index, line) in file.lines.enumerated() {
            var column = 0, signs = 0, isIndent = true, last: UInt8 = 0
            for byte in line.utf8 {
                switch byte {
                case UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
                case UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
                case UInt8(ascii: " ") where isIndent && (last == UInt8(ascii: "-") || last == UInt8(ascii: "?")):
                    signs += 1
                default: break
                }
                if isIndent {
                    if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?") {
                        column += 1
                    } else {
                        isIndent = false
                    }
                }
                last = byte
            }
            if column < line.utf8.count {
                while let top = indents.last, top > column { indents.removeLast() }
                if indents.last != column { indents.append(column) }
            }
            if brackets > YAMLReader.deepest || signs > YAMLReader.deepest || indents.count > YAMLReader.deepest {
                return index + 1
            }
        }
        return nil
    }

    /// Aliases of aliases grow exponentially where they are compared, which happens to keys.
    private static func aliasProblem(_ file: SourceFile) -> Unparsable? {
        var aliases = 0
        var complex: Int?
        for (index, line) in file.lines.enumerated() {
            var last: UInt8 = 0x20
            for byte in line.utf8 {
                if last == UInt8(ascii: "*"), byte.isWordByte { aliases += 1 }
                let ends = last == UInt8(ascii: "]") || last == UInt8(ascii: "}")
                if ends, byte == UInt8(ascii: ":") { complex = complex ?? index + 1 }
                last = byte
            }
            let body = line.drop { $0 == " " || $0 == "-" }
            if body.hasPrefix("? ") || body.hasPrefix("*") && body.utf8.contains(UInt8(ascii: ":")) {
                complex = complex ?? index + 1
            }
        }
        guard aliases > mostAliasesInKeys, let complex else { return nil }
        return Unparsable(
            position: Position(line: complex, column: 1), reason: "aliases (*name) beside keys that are not plain words"
        )
    }
}

extension UInt8 {
    /// A letter, a digit or `_` of ASCII.
    var isWordByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
