import KnowledgeBase

extension SQLValue {
    /// As a person reads it: NULL is no text, and a text that reads NULL is quoted; a blob is hexadecimal.
    var text: String {
        switch self {
        case .null: "NULL"
        case .integer(let value): String(value)
        case .real(let value): Self.decimal(value)
        case .text("NULL"): "'NULL'"
        case .text(let text): text
        case .blob(let bytes): "x'\(Self.hexadecimal(bytes))'"
        }
    }

    /// As a cell of a CSV file: NULL is empty and an empty text `""`.
    var csv: String {
        switch self {
        case .null: return ""
        case .text(let text):
            let isPlain = text.utf8.allSatisfy { ![0x22, 0x2C, 0x0A, 0x0D].contains($0) } && !text.isEmpty
            return isPlain
                ? text
                : "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        default: return self.text
        }
    }

    /// As JSON: a blob is a string of hexadecimal digits, an infinity a number too large to be one.
    var json: String {
        switch self {
        case .null: "null"
        case .integer(let value): String(value)
        case .real(let value): value.isFinite ? Self.decimal(value) : value < 0 ? "-1e999" : "1e999"
        case .text(let text): JSONText.quoted(text)
        case .blob(let bytes): "\"\(Self.hexadecimal(bytes))\""
        }
    }

    private static func decimal(_ value: Double) -> String {
        value.isFinite ? "\(value)" : value < 0 ? "-Inf" : "Inf"
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(2 * bytes.count)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
