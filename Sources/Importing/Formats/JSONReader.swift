import Domain

/// Reads JSON (RFC 8259) from memory as it goes along, so that a document of gigabytes costs what is kept of it.
struct JSONReader {
    /// Where the text is no JSON, or not what was expected.
    struct Fault: Error, Equatable {
        let offset: Int
        let found: String
        let expected: String
    }

    /// Deeper nesting is no document of anybody's but an attack on the stack.
    private static let deepest = 200

    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    private var depth = 0
    private var consumed: ConsumedPages?

    init(_ file: MappedFile) {
        self.init(file.bytes)
        consumed = ConsumedPages(file)
    }

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Calls `body` at the value of each member of an object; it must read or skip the value.
    mutating func members(_ body: (String, inout JSONReader) throws -> Void) throws {
        try enter("{", "an object")
        defer { depth -= 1 }
        if take("}") { return }
        repeat {
            skipSpace()
            let key = try string()
            guard take(":") else { throw fault("a colon") }
            consumed?.advance(to: position)
            try body(key, &self)
        } while take(",")
        guard take("}") else { throw fault("a comma or the object's end") }
    }

    /// Calls `body` at each element of a list; it must read or skip it.
    mutating func elements(_ body: (inout JSONReader) throws -> Void) throws {
        try enter("[", "a list")
        defer { depth -= 1 }
        if take("]") { return }
        repeat {
            consumed?.advance(to: position)
            try body(&self)
        } while take(",")
        guard take("]") else { throw fault("a comma or the list's end") }
    }

    /// The next value as a whole.
    mutating func value() throws -> JSONTree {
        skipSpace()
        guard position < bytes.count else { throw fault("a value") }
        switch bytes[position] {
        case UInt8(ascii: "{"):
            var object: [String: JSONTree] = [:]
            try members { key, reader in object[key] = try reader.value() }
            return .object(object)
        case UInt8(ascii: "["):
            var list: [JSONTree] = []
            try elements { list.append(try $0.value()) }
            return .list(list)
        case UInt8(ascii: "\""): return .text(try string())
        default: return try word()
        }
    }

    mutating func skip() throws {
        skipSpace()
        guard position < bytes.count else { throw fault("a value") }
        switch bytes[position] {
        case UInt8(ascii: "{"): try members { _, reader in try reader.skip() }
        case UInt8(ascii: "["): try elements { try $0.skip() }
        case UInt8(ascii: "\""): try passString()
        default: _ = try word()
        }
    }

    /// Whether the next value is an object.
    mutating func isAtObject() -> Bool {
        skipSpace()
        return position < bytes.count && bytes[position] == UInt8(ascii: "{")
    }

    /// Complains about what follows the document.
    mutating func end() throws {
        skipSpace()
        guard position == bytes.count else { throw fault("the end") }
    }

    private mutating func enter(_ mark: Unicode.Scalar, _ expected: String) throws {
        guard take(mark) else { throw fault(expected) }
        depth += 1
        guard depth <= Self.deepest else { throw fault("fewer than \(Self.deepest) levels") }
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: mark) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    private mutating func word() throws -> JSONTree {
        let start = position
        while position < bytes.count, !Self.ends.contains(bytes[position]) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        switch text {
        // No JSON, but what Python writes of a figure that is none.
        case "null", "NaN", "Infinity", "-Infinity": return .null
        case "true": return .flag(true)
        case "false": return .flag(false)
        default:
            guard let first = text.utf8.first, first == UInt8(ascii: "-") || (48...57).contains(first),
                Double(text)?.isFinite == true
            else {
                position = start
                throw fault("a value")
            }
            return .number(text)
        }
    }

    private static let ends = Set(",:]}[{\" \t\r\n".utf8)

    private mutating func passString() throws {
        let start = position
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard position < bytes.count else {
            position = start
            throw fault("a closing quotation mark")
        }
        position += 1
    }

    private mutating func string() throws -> String {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw fault("text") }
        let start = position + 1
        try passString()
        let inside = bytes[start..<(position - 1)]
        guard inside.contains(UInt8(ascii: "\\")) else { return String(decoding: inside, as: UTF8.self) }
        return try unescape(inside)
    }

    private mutating func unescape(_ text: Slice<UnsafeRawBufferPointer>) throws -> String {
        var units: [UInt16] = []
        var rest = Substring(String(decoding: text, as: UTF8.self))
        while let character = rest.unicodeScalars.popFirst() {
            guard character == "\\", let kind = rest.unicodeScalars.popFirst() else {
                units += Array(String(character).utf16)
                continue
            }
            switch kind {
            case "n": units.append(0x0A)
            case "t": units.append(0x09)
            case "r": units.append(0x0D)
            case "b": units.append(0x08)
            case "f": units.append(0x0C)
            case "u":
                guard rest.count >= 4, let unit = UInt16(rest.prefix(4), radix: 16) else { throw fault("\\uXXXX") }
                units.append(unit)
                rest = rest.dropFirst(4)
            default: units += Array(String(kind).utf16)
            }
        }
        return String(decoding: units, as: UTF16.self)
    }

    private func fault(_ expected: String) -> Fault {
        guard position < bytes.count else {
            return Fault(offset: bytes.count, found: "the end of the file", expected: expected)
        }
        let found = String(decoding: bytes[position..<min(bytes.count, position + 12)], as: UTF8.self)
        return Fault(offset: position, found: found.quoted, expected: expected)
    }
}
