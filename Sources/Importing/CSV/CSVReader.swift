/// Reads comma-separated values by RFC 4180: quoted cells may hold commas, doubled quotes and line ends; lines end
/// with LF or CRLF; a byte-order mark is skipped, and so are empty lines.
///
/// Cells are windows on the file's bytes; only a cell with doubled quotes is copied.
struct CSVReader: ~Copyable {
    /// What is wrong with the file's form, and where.
    struct Malformation: Error, Equatable {
        let offset: Int
        let found: String
        let expected: String
    }

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    let bytes: UnsafeRawBufferPointer
    private(set) var cells: [CSVCell] = []
    /// Where the current row starts.
    private(set) var rowStart = 0
    private var position = 0
    private var unescaped: [UnsafeMutableRawBufferPointer] = []
    private var consumed: ConsumedPages?

    init(_ file: MappedFile) {
        self.init(file.bytes)
        consumed = ConsumedPages(file)
    }

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    deinit {
        for buffer in unescaped { buffer.deallocate() }
    }

    /// Moves to the next row; false at the end of the file.
    mutating func next() throws(Malformation) -> Bool {
        cells.removeAll(keepingCapacity: true)
        for buffer in unescaped { buffer.deallocate() }
        unescaped.removeAll(keepingCapacity: true)
        skipEmptyLines()
        rowStart = position
        consumed?.advance(to: position)
        guard position < bytes.count else { return false }
        while try readCell() {}
        return true
    }

    private mutating func skipEmptyLines() {
        while position < bytes.count {
            if bytes[position] == Self.lineFeed {
                position += 1
            } else if bytes[position] == Self.carriageReturn, position + 1 < bytes.count,
                bytes[position + 1] == Self.lineFeed
            {
                position += 2
            } else {
                return
            }
        }
    }

    /// Reads a cell and what ends it; false where the row ends with it.
    private mutating func readCell() throws(Malformation) -> Bool {
        if position < bytes.count, bytes[position] == Self.quote { return try readQuotedCell() }
        let start = position
        let count = bytes.count
        var end = start
        var union: UInt8 = 0
        var hasControl = false
        var returns = 0
        while end < count {
            let byte = bytes[end]
            if byte == Self.comma || byte == Self.lineFeed { break }
            union |= byte
            if byte < 0x20 || byte == 0x7F {
                if byte == Self.carriageReturn {
                    returns += 1
                } else {
                    hasControl = hasControl || !Self.isWhiteSpace(byte)
                }
            }
            if byte == Self.quote {
                throw Malformation(
                    offset: end, found: "a quotation mark inside a cell",
                    expected: "the whole cell in quotation marks, those inside it doubled")
            }
            end += 1
        }
        position = end
        let isLast = end == count || bytes[end] == Self.lineFeed
        if isLast, end > start, bytes[end - 1] == Self.carriageReturn {
            end -= 1
            returns -= 1
        }
        cells.append(
            CSVCell(
                text: UnsafeRawBufferPointer(rebasing: bytes[start..<end]), offset: start, hasNonASCII: union >= 0x80,
                hasControl: hasControl || returns > 0))
        if position < count { position += 1 }
        return !isLast
    }

    private mutating func readQuotedCell() throws(Malformation) -> Bool {
        let start = position
        var end = start + 1
        var union: UInt8 = 0
        var hasControl = false
        var doubled = 0
        while true {
            guard end < bytes.count else {
                throw Malformation(
                    offset: start, found: "a quotation mark that is never closed", expected: "a closing one")
            }
            let byte = bytes[end]
            if byte == Self.quote {
                guard end + 1 < bytes.count, bytes[end + 1] == Self.quote else { break }
                doubled += 1
                end += 1
            } else {
                union |= byte
                if byte < 0x20 || byte == 0x7F { hasControl = hasControl || !Self.isWhiteSpace(byte) }
            }
            end += 1
        }
        let inside = UnsafeRawBufferPointer(rebasing: bytes[(start + 1)..<end])
        let text = doubled == 0 ? inside : undouble(inside, count: inside.count - doubled)
        cells.append(CSVCell(text: text, offset: start, hasNonASCII: union >= 0x80, hasControl: hasControl))
        position = end + 1
        return try endOfQuotedCell()
    }

    private mutating func endOfQuotedCell() throws(Malformation) -> Bool {
        guard position < bytes.count else { return false }
        switch bytes[position] {
        case Self.comma:
            position += 1
            return true
        case Self.lineFeed:
            position += 1
            return false
        case Self.carriageReturn where position + 1 == bytes.count || bytes[position + 1] == Self.lineFeed:
            position = min(position + 2, bytes.count)
            return false
        default:
            throw Malformation(
                offset: position, found: "text after a closing quotation mark", expected: "a comma or the line's end")
        }
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == lineFeed || byte == carriageReturn || byte == UInt8(ascii: "\t")
    }

    private mutating func undouble(_ text: UnsafeRawBufferPointer, count: Int) -> UnsafeRawBufferPointer {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
        unescaped.append(copy)
        var from = 0
        for to in 0..<count {
            copy[to] = text[from]
            from += text[from] == Self.quote ? 2 : 1
        }
        return UnsafeRawBufferPointer(copy)
    }
}
