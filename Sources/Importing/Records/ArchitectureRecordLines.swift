/// The parts of a record's file: fields in front matter or in a list under the title, a section on the status, the rest.
struct ArchitectureRecordLines {
    /// Without markup and a leading number: `# 7. Use EKS` is `Use EKS`.
    private(set) var title: String?
    private(set) var status = ""
    private(set) var body = ""
    private var fields: [String: String] = [:]

    func field(_ name: String) -> String? {
        fields[name].flatMap { $0.isEmpty || $0.hasPrefix("{") ? nil : $0 }
    }

    init(_ text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.last == "\r" ? line.dropLast() : line)
        }
        if lines.first?.hasPrefix("\u{FEFF}") == true { lines[0].removeFirst() }
        readFrontMatter(&lines)
        var kept: [String] = [], section: [String] = []
        var isInHead = false, isInStatus = false
        for line in lines {
            let heading = line.drop { $0 == "#" }
            if title == nil, line.hasPrefix("# ") {
                title = Self.plainTitle(String(heading))
                isInHead = true
            } else if line.hasPrefix("## ") {
                isInHead = false
                isInStatus = heading.trimmed.lowercased() == "status"
                if !isInStatus { kept.append(line) }
            } else if isInStatus {
                section.append(line)
            } else if isInHead, let field = Self.field(line) {
                fields[field.name] = fields[field.name] ?? field.value
            } else {
                kept.append(line)
            }
        }
        let told = section.map(\.trimmed).filter { !$0.isEmpty }.joined(separator: "; ")
        status = told.isEmpty ? fields["status"] ?? "" : told
        body = kept.joined(separator: "\n").trimmed
    }

    /// Lines between two of `---` at the top: `name: value`, or a name and a list under it.
    private mutating func readFrontMatter(_ lines: inout [String]) {
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else { return }
        var last = ""
        for line in lines[1..<end] {
            if line.trimmed.hasPrefix("- ") {
                let member = Self.unquoted(String(line.trimmed.dropFirst(2)))
                fields[last] = [fields[last] ?? "", member].filter { !$0.isEmpty }.joined(separator: ", ")
            } else if let colon = line.firstIndex(of: ":") {
                last = String(line[..<colon]).trimmed.lowercased()
                fields[last] = Self.unquoted(String(line[line.index(after: colon)...]))
            }
        }
        lines.removeSubrange(...end)
    }

    /// `* Status: accepted`, `- Date: …`, `Date: …`
    private static func field(_ line: String) -> (name: String, value: String)? {
        let known = ["status", "date", "deciders", "decision-makers", "decision makers", "technical story"]
        let text = String(line.trimmed.drop { $0 == "*" || $0 == "-" || $0 == " " })
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let name = text[..<colon].filter { $0 != "*" }.lowercased().trimmed
        guard known.contains(name) else { return nil }
        return (name, String(text[text.index(after: colon)...].drop { $0 == "*" }).trimmed)
    }

    private static func unquoted(_ text: String) -> String {
        var text = text.trimmed[...]
        if text.hasPrefix("["), text.hasSuffix("]") { text = text.dropFirst().dropLast() }
        if let quote = text.first, quote == "\"" || quote == "'", text.count > 1, text.last == quote {
            text = text.dropFirst().dropLast()
        }
        return String(text).trimmed
    }

    private static func plainTitle(_ text: String) -> String? {
        var title = text.trimmed[...]
        let number = title.prefix { $0.isASCII && $0.isNumber }
        if !number.isEmpty, title.dropFirst(number.count).hasPrefix(".") { title = title.dropFirst(number.count + 1) }
        let plain = String(title).trimmed
        return plain.isEmpty ? nil : plain
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        let start = drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
