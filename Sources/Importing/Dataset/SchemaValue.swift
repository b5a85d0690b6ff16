import KnowledgeBase

/// JSON whose members keep the order in which they were given.
enum SchemaValue {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([SchemaValue])
    case object([(String, SchemaValue)])

    func written(indent: String) -> String {
        let deeper = indent + "  "
        switch self {
        case .null: return "null"
        case .flag(let flag): return flag ? "true" : "false"
        case .number(let number): return number.plain
        case .text(let text): return Self.quoted(text)
        case .list(let members):
            return "[" + members.map { $0.written(indent: deeper) }.joined(separator: ", ") + "]"
        case .object(let members):
            guard !members.isEmpty else { return "{}" }
            let lines = members.map { "\(deeper)\(Self.quoted($0.0)): \($0.1.written(indent: deeper))" }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
