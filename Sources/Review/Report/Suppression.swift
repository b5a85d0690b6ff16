import Foundation

/// A comment that waives one rule at one place: `# berth:ignore RULE -- reason [until 2027-01-31]`.
struct Suppression: Sendable {
    static let marker = "berth:ignore"

    enum State: String, Sendable, Encodable { case used, unused, expired, invalid }

    let file: String
    let position: Position
    let rule: String
    let reason: String
    let until: String?
    /// The line that it speaks of: its own, or the next that says something.
    let target: Int
    /// Why it waives nothing.
    let fault: String?
    var state: State = .unused

    static func all(in file: SourceFile) -> [Suppression] {
        guard file.text.contains(marker) else { return [] }
        return file.lines.indices.compactMap { suppression(file, line: $0 + 1) }
    }

    private static func suppression(_ file: SourceFile, line number: Int) -> Suppression? {
        let line = file.line(number)
        guard let place = comment(line) else { return nil }
        let words = line[place.text.upperBound...].split(separator: "--", maxSplits: 1)
        let rule = words.first.map { $0.filter { !$0.isWhitespace } } ?? ""
        var reason = words.count > 1 ? trim(words[1]) : ""
        var until: String?
        if let range = reason.range(of: "until ", options: .backwards) {
            let date = reason[range.upperBound...].filter { $0.isNumber || $0 == "-" }
            if date.count == 10 {
                until = date
                reason = trim(reason[..<range.lowerBound]).trimmingSuffix("[")
            }
        }
        let fault: String? =
            if rule.isEmpty { "it names no rule" } else if !isName(rule) {
                "it must name one rule"
            } else if reason.count < 3 {
                "it gives no reason after --"
            } else { nil }
        return Suppression(
            file: file.path, position: file.position(of: place.comment, inLine: number), rule: rule, reason: reason,
            until: until, target: place.isOwnLine ? nextLine(file, number) : number, fault: fault)
    }

    /// Where the comment starts and its marker stands.
    private static func comment(
        _ line: Substring
    ) -> (comment: Substring.Index, text: Range<Substring.Index>, isOwnLine: Bool)? {
        guard let marker = line.range(of: marker) else { return nil }
        let head = line[..<marker.lowerBound].reversed().drop { $0 == " " }
        guard let sign = head.first, sign == "#" || sign == "/" else { return nil }
        let start = line[..<marker.lowerBound].lastIndex(of: sign) ?? line.startIndex
        return (start, marker, line[..<start].allSatisfy { $0 == " " || $0 == "\t" || $0 == "/" })
    }

    private static func nextLine(_ file: SourceFile, _ number: Int) -> Int {
        var next = number + 1
        while next <= file.lines.count {
            let body = file.line(next).drop { $0 == " " || $0 == "\t" }
            if !body.isEmpty, !body.hasPrefix("#"), !body.hasPrefix("//") { break }
            next += 1
        }
        return next
    }

    private static func isName(_ text: String) -> Bool {
        text.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber || $0 == "-") }
    }

    private static func trim(_ text: Substring) -> String {
        var text = text.drop { $0.isWhitespace }
        while let last = text.last, last.isWhitespace || last == "]" { text.removeLast() }
        return String(text)
    }
}

extension String {
    fileprivate func trimmingSuffix(_ sign: Character) -> String {
        var text = self
        while let last = text.last, last == sign || last.isWhitespace { text.removeLast() }
        return text
    }
}
