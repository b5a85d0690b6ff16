/// Secrets in text that is not read as anything else: `name = "value"` in code and settings.
enum AssignedSecrets {
    static func secrets(in file: SourceFile, needsQuotes: Bool) -> [Secret] {
        var found: [Secret] = []
        for (index, line) in file.lines.enumerated() where line.utf8.count < 2000 {
            if let secret = secret(in: line, line: index + 1, needsQuotes: needsQuotes) { found.append(secret) }
        }
        return found
    }

    private static func secret(in line: Substring, line number: Int, needsQuotes: Bool) -> Secret? {
        guard let sign = line.utf8.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }) else {
            return nil
        }
        let head = line[..<sign].drop { $0 == " " || $0 == "\t" || $0 == "-" || $0 == "\"" || $0 == "'" }
        guard !head.hasPrefix("#"), !head.hasPrefix("//") else { return nil }
        let name = String(
            head.reversed().drop { $0 == " " || $0 == "\"" || $0 == "'" || $0 == "?" }
                .prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == "." }.reversed())
        guard SecretName.promises(name) else { return nil }
        var rest = line[line.utf8.index(after: sign)...].drop { $0 == "=" || $0 == " " || $0 == "\t" }
        var value: Substring
        if let quote = rest.first, quote == "\"" || quote == "'" {
            rest = rest.dropFirst()
            guard let end = rest.firstIndex(of: quote) else { return nil }
            value = rest[..<end]
        } else {
            guard !needsQuotes else { return nil }
            value = rest.prefix { $0 != " " && $0 != "#" && $0 != "\t" }
        }
        // Words are names of things; a secret in code has the look of one.
        let minimum = needsQuotes ? 3.0 : 2.0
        let text = String(value)
        guard text.utf8.count >= 8 || !needsQuotes, SecretValue.isLiteral(text), SecretValue.entropy(text) >= minimum,
            !needsQuotes || text.contains(where: \.isNumber)
        else { return nil }
        let column = line.unicodeScalars.distance(from: line.startIndex, to: value.startIndex) + 1
        return Secret(
            kind: "a literal value for \(name.prefix(60))", position: Position(line: number, column: column), raw: text)
    }
}
