import Foundation

/// Whether a value that somebody assigned is a secret.
enum SecretValue {
    /// What it is, where it is one: by its form, or by the name that it is given and no sign that it is harmless.
    static func secret(name: String, value: String, at position: Position) -> Secret? {
        if value.contains("\n") {
            let lines = value.split(separator: "\n", omittingEmptySubsequences: false)
            return lines.lazy.enumerated().compactMap { offset, line in
                SecretScanner.secrets(in: line, line: position.line + offset + 1).first
            }.first
        }
        if let known = SecretScanner.secrets(in: value[...], line: position.line).first {
            return Secret(kind: known.kind, position: position, raw: known.raw)
        }
        if SecretName.promises(name), isLiteral(value) {
            return Secret(kind: "a literal value for \(name.prefix(60))", position: position, raw: value)
        }
        if isRandom(value), !isHash(name) {
            return Secret(kind: "a random-looking value of \(name.prefix(60))", position: position, raw: value)
        }
        return nil
    }

    /// A literal that could be a password: no reference, path, number, switch or placeholder.
    static func isLiteral(_ value: String) -> Bool {
        guard value.utf8.count >= 4, !Placeholder.isOne(value), Double(value) == nil else { return false }
        if value.hasPrefix("/") || value.hasPrefix("./") || value.hasPrefix("~") || value.hasPrefix("arn:") {
            return false
        }
        if value.contains("://") || value.contains(" ") || value.hasPrefix("projects/") { return false }
        return !value.hasPrefix("vault:") && !value.hasPrefix("ref+") && !value.hasPrefix("op:")
            && !value.hasPrefix("secretsmanager:") && !value.hasPrefix("ENC[") && !value.hasPrefix("!")
    }

    /// Long, of letters of both cases and digits, with the entropy of random text. Hexadecimal text is a hash more
    /// often than a secret and needs a name.
    static func isRandom(_ value: String) -> Bool {
        guard (32...200).contains(value.utf8.count) else { return false }
        var hasUpper = false, hasLower = false, hasDigit = false
        for byte in value.utf8 {
            switch byte {
            case 0x30...0x39: hasDigit = true
            case 0x41...0x5A: hasUpper = true
            case 0x61...0x7A: hasLower = true
            case UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "-"): break
            default: return false
            }
        }
        return hasUpper && hasLower && hasDigit && entropy(value) >= 4.3
    }

    /// Shannon entropy of the characters, in bits.
    static func entropy(_ text: String) -> Double {
        var counts: [UInt8: Int] = [:]
        for byte in text.utf8 { counts[byte, default: 0] += 1 }
        let total = Double(text.utf8.count)
        return counts.values.reduce(0) { $0 - Double($1) / total * log2(Double($1) / total) }
    }

    private static func isHash(_ name: String) -> Bool {
        let words = SecretName.split(name)
        return words.contains {
            ["sha", "sha256", "hash", "digest", "checksum", "commit", "revision", "integrity", "fingerprint", "id"]
                .contains($0)
        }
    }
}
