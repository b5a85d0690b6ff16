/// What a file is written in, and so how a text from outside is written into it.
///
/// A text becomes one whole scalar of its format, quotes included, so that no template decides about escaping and no
/// text can end its scalar, open a substitution of the tool that reads the file, or start a line of its own.
public enum Format: String, Sendable, CaseIterable {
    case yaml, compose, workflow, prometheus, hcl, dockerfile, shell, json, python, markdown

    func scalar(_ text: String) -> String {
        switch self {
        case .yaml: Self.yamlScalar(text)
        // Compose substitutes $NAME and ${NAME} in every string; $$ is a dollar.
        case .compose: Self.yamlScalar(text.replacingAll("$", with: "$$"))
        // GitHub evaluates ${{ … }} in every string of a workflow.
        case .workflow: Self.yamlScalar(text.replacingAll("${{", with: "${{ '${{' }}"))
        // Prometheus expands annotations and labels as Go templates.
        case .prometheus: Self.yamlScalar(text.replacingAll("{{", with: "{{ \"{{\" }}"))
        case .hcl: Self.hclString(text)
        case .dockerfile: Self.dockerfileString(text)
        case .shell: "'" + text.withoutControls.replacingAll("'", with: "'\\''") + "'"
        case .json, .python: text.asJSONString
        case .markdown: Self.markdownText(text)
        }
    }

    /// A text that stands for a name or a command: a code span in Markdown, a scalar elsewhere.
    func code(_ text: String) -> String {
        guard self == .markdown else { return scalar(text) }
        let line = text.withoutControls
        let longest = line.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: longest + 1)
        // A bar ends a table's cell even inside a code span.
        let cell = line.replacingAll("|", with: "\\|")
        return longest == 0 ? fence + cell + fence : "\(fence) \(cell) \(fence)"
    }

    /// Plain where no reader of YAML 1.1 or 1.2 could take it for anything but this text, else double-quoted.
    private static func yamlScalar(_ text: String) -> String {
        let reserved: Set = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        let isPlain =
            text.utf8.first.map { $0.isASCIILetter || $0 == UInt8(ascii: "/") } == true
            && text.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "_./@-".utf8.contains($0) }
            && !reserved.contains(text.lowercased())
        return isPlain ? text : text.asJSONString
    }

    private static func hclString(_ text: String) -> String {
        text.asJSONString.replacingAll("${", with: "$${").replacingAll("%{", with: "%%{")
    }

    private static func dockerfileString(_ text: String) -> String {
        var quoted = "\""
        for character in text.withoutControls {
            if "\"\\$".contains(character) { quoted += "\\" }
            quoted.append(character)
        }
        return quoted + "\""
    }

    private static func markdownText(_ text: String) -> String {
        var escaped = ""
        for character in text.withoutControls {
            switch character {
            case "<": escaped += "&lt;"
            case "&": escaped += "&amp;"
            case "\\", "`", "*", "_", "[", "]", "#", "|", "$", "~", "!":
                escaped += "\\" + String(character)
            default: escaped.append(character)
            }
        }
        return escaped
    }
}

extension String {
    /// One line: control characters and line separators become blanks.
    var withoutControls: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.isLineOrControl ? " " : $0 }))
    }

    /// A JSON string, which is a double-quoted string of YAML, HCL and Python too.
    var asJSONString: String {
        var quoted = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.isLineOrControl:
                let hexadecimal = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    func replacingAll(_ part: String, with replacement: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: replacement)
    }
}

extension Unicode.Scalar {
    /// Controls, line and paragraph separators, and the marks that reorder what is read.
    fileprivate var isLineOrControl: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}

extension UInt8 {
    var isASCIILetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
    var isASCIIDigit: Bool { (48...57).contains(self) }
}
