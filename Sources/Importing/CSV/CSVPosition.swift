/// A place in a text file, both numbers from 1. Columns count characters as an editor does.
struct CSVPosition: Hashable, Comparable {
    let line: Int
    let column: Int

    init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The place of a byte; only needed for faults, so counting from the start is good enough.
    init(of offset: Int, in bytes: UnsafeRawBufferPointer) {
        var line = 1
        var start = 0
        for index in 0..<min(offset, bytes.count) where bytes[index] == UInt8(ascii: "\n") {
            line += 1
            start = index + 1
        }
        if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        let before = bytes[min(start, offset)..<min(offset, bytes.count)]
        self.line = line
        // Continuation bytes of UTF-8 are no characters of their own.
        column = before.count { $0 & 0xC0 != 0x80 } + 1
    }

    static func < (a: CSVPosition, b: CSVPosition) -> Bool { (a.line, a.column) < (b.line, b.column) }
}
