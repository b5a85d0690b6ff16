import KnowledgeBase

/// Lines as they come, put together to commands and statements.
struct StatementBuffer {
    enum Piece: Hashable {
        /// A line that begins with a dot.
        case command(String)
        /// One statement or several, each ended by `;`.
        case sql(String)
    }

    private(set) var text = ""

    /// Whether a statement has begun that has not ended.
    var isOpen: Bool { !text.isEmpty }

    mutating func append(_ line: String) -> Piece? {
        if !isOpen {
            let command = line.trimmed
            if command.hasPrefix(".") { return .command(command) }
        }
        text += text.isEmpty ? line : "\n" + line
        if Self.isBlank(text) {
            text = ""
            return nil
        }
        return isCompleteSQL(text) ? finish() : nil
    }

    /// What is left when no more lines come: a last statement may lack its `;`.
    mutating func finish() -> Piece? {
        defer { text = "" }
        return text.isEmpty ? nil : .sql(text)
    }

    mutating func clear() { text = "" }

    /// Whether there is nothing but blanks and whole comments.
    private static func isBlank(_ text: String) -> Bool {
        var rest = Substring(text)
        while let first = rest.first {
            if first.isWhitespace {
                rest = rest.dropFirst()
            } else if rest.hasPrefix("--") {
                rest = rest.drop { !$0.isNewline }
            } else if rest.hasPrefix("/*") {
                rest = rest.dropFirst(2)
                while !rest.isEmpty, !rest.hasPrefix("*/") { rest = rest.dropFirst() }
                if rest.isEmpty { return false }
                rest = rest.dropFirst(2)
            } else {
                return false
            }
        }
        return true
    }
}

extension String {
    var trimmed: String {
        let rest = drop { $0.isWhitespace }
        guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(rest[...last])
    }
}
