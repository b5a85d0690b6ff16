/// A text file under review. A byte-order mark is dropped and lines are kept without their ends.
public struct SourceFile: Sendable {
    /// As it is printed: the path that was given and what follows below it, with `/` between.
    public let path: String
    let text: String
    let lines: [Substring]
    let endsLinesWithCRLF: Bool

    public init(path: String, text: String) {
        self.path = path
        var bytes = Array(text.utf8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        endsLinesWithCRLF = bytes.contains(UInt8(ascii: "\r"))
        if endsLinesWithCRLF {
            bytes = bytes.indices.compactMap { index in
                let isReturn = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
                return isReturn ? nil : bytes[index]
            }
        }
        let plain = String(decoding: bytes, as: UTF8.self)
        self.text = plain
        lines = plain.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Substring($0) }
    }

    var name: String { path.lastPathComponent }
    var folder: String { path.parentPath }

    /// The line with this number, empty behind the end.
    func line(_ number: Int) -> Substring {
        lines.indices.contains(number - 1) ? lines[number - 1] : ""
    }

    func position(of index: String.Index, inLine number: Int) -> Position {
        let line = self.line(number)
        return Position(line: number, column: line.unicodeScalars.distance(from: line.startIndex, to: index) + 1)
    }
}

extension String {
    var lastPathComponent: String {
        lastIndex(of: "/").map { String(self[index(after: $0)...]) } ?? self
    }

    /// The folder of a path, empty for a bare name.
    var parentPath: String {
        lastIndex(of: "/").map { String(self[..<$0]) } ?? ""
    }

    /// The path of a file in this folder.
    func appending(path: String) -> String {
        isEmpty ? path : (hasSuffix("/") ? self : self + "/") + path
    }
}
