/// A short name for a breach that survives changes elsewhere in the file.
enum Fingerprint {
    static func of(rule: String, file: String, line: String, message: String, occurrence: Int) -> String {
        let text = [
            rule, file, line.split(whereSeparator: \.isWhitespace).joined(separator: " "), message, String(occurrence),
        ]
        .joined(separator: "\u{0}")
        // FNV-1a, 64 bits: names, not protection.
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let hex = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - hex.count) + hex
    }
}
