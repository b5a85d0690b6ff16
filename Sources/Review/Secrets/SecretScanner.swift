/// Finds secrets by their form, in any text.
enum SecretScanner {
    static func secrets(in file: SourceFile) -> [Secret] {
        file.lines.enumerated().flatMap { secrets(in: $1, line: $0 + 1) }
    }

    static func secrets(in line: Substring, line number: Int) -> [Secret] {
        // A line of this length is generated.
        guard line.utf8.count >= 12, line.utf8.count < 20_000 else { return [] }
        var found: [(kind: String, range: Range<Int>)] = []
        let scan: (UnsafeBufferPointer<UInt8>) -> Void = { bytes in
            var index = 0
            while index < bytes.count {
                if let (kind, length) = match(bytes, index) {
                    found.append((kind, index..<(index + length)))
                    index += length
                } else {
                    index += 1
                }
            }
        }
        if line.utf8.withContiguousStorageIfAvailable(scan) == nil { Array(line.utf8).withUnsafeBufferPointer(scan) }
        return found.compactMap { kind, range in
            let start = line.utf8.index(line.startIndex, offsetBy: range.lowerBound)
            let raw = String(line[start..<line.utf8.index(line.startIndex, offsetBy: range.upperBound)])
            guard !Placeholder.isOne(raw, isToken: true) else { return nil }
            let column = line.unicodeScalars.distance(from: line.startIndex, to: start) + 1
            return Secret(kind: kind, position: Position(line: number, column: column), raw: raw)
        }
    }

    private static func match(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (String, Int)? {
        let byte = bytes[index]
        let startsWord = index == 0 || !bytes[index - 1].isWordByte
        if startsWord {
            for pattern in SecretPattern.byFirstByte[Int(byte)] {
                if let length = pattern.match(bytes, index) { return (pattern.kind, length) }
            }
            if byte == UInt8(ascii: "e"), let length = jsonWebToken(bytes, index) {
                return ("a JSON web token", length)
            }
            if byte == UInt8(ascii: "h"), let length = slackHook(bytes, index) { return ("a Slack webhook", length) }
        }
        switch byte {
        case UInt8(ascii: "-"): return privateKey(bytes, index).map { ("a private key", $0) }
        case UInt8(ascii: ":"): return password(bytes, index).map { ("a password in an address", $0) }
        case UInt8(ascii: "Q"): return azureSecret(bytes, index).map { ("an Azure client secret", $0) }
        default: return nil
        }
    }

    private static func has(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ text: StaticString) -> Bool {
        guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
    }

    private static func run(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ alphabet: SecretPattern.Alphabet
    ) -> Int {
        var end = index
        while end < bytes.count, alphabet.contains(bytes[end]) { end += 1 }
        return end - index
    }

    /// Three parts in base64url, of which the first two are JSON objects.
    private static func jsonWebToken(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        guard has(bytes, index, "eyJ") else { return nil }
        let length = run(bytes, index, .url)
        let parts = UnsafeBufferPointer(rebasing: bytes[index..<(index + length)]).split(separator: UInt8(ascii: "."))
        guard parts.count == 3, parts.allSatisfy({ $0.count >= 16 }), parts[1].starts(with: Array("eyJ".utf8)) else {
            return nil
        }
        return length
    }

    private static func slackHook(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        guard has(bytes, index, "hooks.slack.com/services/T") else { return nil }
        var end = index + 25
        while end < bytes.count, bytes[end].isWordByte || bytes[end] == UInt8(ascii: "/") { end += 1 }
        return end - index >= 60 ? end - index : nil
    }

    private static func privateKey(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        guard has(bytes, index, "-----BEGIN ") else { return nil }
        var end = index + 11
        while end < bytes.count, end - index < 60, bytes[end] != UInt8(ascii: "-") { end += 1 }
        let label = String(decoding: bytes[(index + 11)..<end], as: UTF8.self)
        return label.hasSuffix("PRIVATE KEY") || label == "PGP PRIVATE KEY BLOCK" ? end - index : nil
    }

    /// `scheme://user:password@host`; the colon is at `index`.
    private static func password(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        var start = index
        while start > 0, bytes[start - 1].isWordByte || [0x2D, 0x2E, 0x25].contains(bytes[start - 1]) { start -= 1 }
        guard start >= 4, bytes[start - 1] == UInt8(ascii: "/"), bytes[start - 2] == UInt8(ascii: "/"),
            bytes[start - 3] == UInt8(ascii: ":"), bytes[start - 4].isWordByte
        else { return nil }
        var end = index + 1
        while end < bytes.count, !endsPassword(bytes[end]) { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "@"), end - index > 3, end + 1 < bytes.count,
            bytes[end + 1].isWordByte
        else { return nil }
        let raw = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
        let user = String(decoding: bytes[start..<index], as: UTF8.self)
        return Placeholder.isOne(raw) || raw == user && raw == "user" ? nil : end - index
    }

    private static func endsPassword(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"),
            UInt8(ascii: ">"), UInt8(ascii: "`"), UInt8(ascii: ","), UInt8(ascii: "{"), UInt8(ascii: "$"):
            true
        default: byte <= 0x20
        }
    }

    /// Three letters, a digit, `Q~` and 31 to 34 more; `Q` is at `index`.
    private static func azureSecret(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        guard index >= 4, has(bytes, index, "Q~"), (0x30...0x39).contains(bytes[index - 1]) else { return nil }
        let length = run(bytes, index + 2, .url)
        return (31...40).contains(length) ? length + 2 : nil
    }
}
