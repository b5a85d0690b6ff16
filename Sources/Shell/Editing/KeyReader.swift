/// Bytes from a terminal, read as keys. What comes after a line stays for the next.
struct KeyReader {
    /// The bytes that are there, waiting for the first; none at the end of the input. Throws where the window was
    /// resized meanwhile.
    typealias Source = () throws(WindowChange) -> [UInt8]
    struct WindowChange: Error {}

    private let more: Source
    private var bytes: ArraySlice<UInt8> = []
    /// Pasted lines that are still to be given out.
    private var pasted: [Key] = []

    init(_ more: @escaping Source) {
        self.more = more
    }

    /// Whether a key is there already: nobody needs to see the line before it.
    var hasMore: Bool { !pasted.isEmpty || !bytes.isEmpty }

    private mutating func next() throws(WindowChange) -> UInt8? {
        if bytes.isEmpty { bytes = try more()[...] }
        return bytes.popFirst()
    }

    mutating func key() -> Key {
        if !pasted.isEmpty { return pasted.removeFirst() }
        do {
            guard let byte = try next() else { return .gone }
            return try key(byte)
        } catch {
            return .resized
        }
    }

    private mutating func key(_ byte: UInt8) throws(WindowChange) -> Key {
        switch byte {
        case 0x0A, 0x0D: .enter
        case 0x09: .tab
        case 0x7F, 0x08: .backspace
        case 0x1B: try escape()
        case 0..<0x20: Self.control[byte] ?? .other
        default: .text(try characters(byte))
        }
    }

    /// Ctrl-A is 1.
    private static let control: [UInt8: Key] = [
        1: .home, 2: .left, 3: .cancel, 4: .endOfInput, 5: .end, 6: .right, 11: .deleteToEnd, 12: .clearScreen,
        14: .down, 16: .up, 18: .search, 21: .deleteToStart, 23: .deleteWord, 25: .restore,
    ]

    /// A character in UTF-8, and those that are there behind it.
    private mutating func characters(_ first: UInt8) throws(WindowChange) -> String {
        var text = [first]
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
        while text.count < length, let byte = try next() { text.append(byte) }
        while let byte = bytes.first, byte >= 0x20, byte != 0x7F {
            text.append(byte)
            bytes.removeFirst()
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// What terminals send for keys without a character: ECMA-48, and xterm's ctlseqs.
    private mutating func escape() throws(WindowChange) -> Key {
        switch try next() {
        case UInt8(ascii: "["): try sequence()
        case UInt8(ascii: "O"): Self.final(try next() ?? 0, [])
        case UInt8(ascii: "b"): .wordLeft
        case UInt8(ascii: "f"): .wordRight
        case 0x7F, 0x08: .deleteWord
        default: .other
        }
    }

    private mutating func sequence() throws(WindowChange) -> Key {
        var parameters = ""
        while let byte = try next() {
            if (0x40...0x7E).contains(byte) {
                let numbers = parameters.split(separator: ";").compactMap { Int($0) }
                if byte == UInt8(ascii: "~"), numbers.first == 200 { return try paste() }
                return Self.final(byte, numbers)
            }
            parameters.unicodeScalars.append(Unicode.Scalar(byte))
        }
        return .gone
    }

    private static func final(_ byte: UInt8, _ numbers: [Int]) -> Key {
        let isModified = numbers.count > 1 && numbers[1] > 1
        switch (byte, numbers.first) {
        case (UInt8(ascii: "A"), _): return .up
        case (UInt8(ascii: "B"), _): return .down
        case (UInt8(ascii: "C"), _): return isModified ? .wordRight : .right
        case (UInt8(ascii: "D"), _): return isModified ? .wordLeft : .left
        case (UInt8(ascii: "H"), _), (UInt8(ascii: "~"), 1), (UInt8(ascii: "~"), 7): return .home
        case (UInt8(ascii: "F"), _), (UInt8(ascii: "~"), 4), (UInt8(ascii: "~"), 8): return .end
        case (UInt8(ascii: "~"), 3): return .delete
        default: return .other
        }
    }

    /// A bracketed paste, up to `ESC [ 201 ~`: its lines, each but the last with an Enter behind it.
    private mutating func paste() throws(WindowChange) -> Key {
        let end = Array("\u{1B}[201~".utf8)
        var text: [UInt8] = []
        while !text.suffix(end.count).elementsEqual(end), let byte = try next() { text.append(byte) }
        if text.suffix(end.count).elementsEqual(end) { text.removeLast(end.count) }
        let lines = String(decoding: text.map { $0 == 0x09 ? 0x20 : $0 }, as: UTF8.self)
        for (index, line) in lines.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if index > 0 { pasted.append(.enter) }
            pasted.append(.pasted(String(line)))
        }
        return pasted.removeFirst()
    }
}
