/// `$NAME`, `${NAME}`, `${NAME:-default}` and `${NAME:+other}` of Dockerfile instructions.
enum DockerVariables {
    /// The text with what is known filled in; what is not stays as it is.
    static func expand(_ text: String, _ values: [String: String]) -> String {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
        var result = "", rest = text[...]
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            rest = rest[rest.index(after: dollar)...]
            if rest.first == "{", let end = rest.firstIndex(of: "}") {
                let inside = rest[rest.index(after: rest.startIndex)..<end]
                result += braced(inside, values)
                rest = rest[rest.index(after: end)...]
            } else {
                let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
                result += values[String(name)] ?? "$" + name
                rest = rest[name.endIndex...]
            }
            // Values that hold themselves cannot happen, long ones can.
            if result.utf8.count > 10_000 { break }
        }
        return result + rest
    }

    private static func braced(_ inside: Substring, _ values: [String: String]) -> String {
        let name = inside.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        let value = values[String(name)]
        let operation = inside[name.endIndex...]
        if operation.hasPrefix(":-") || operation.hasPrefix("-") {
            let given = String(operation.drop { $0 == ":" }.dropFirst())
            if let value, !value.isEmpty { return value }
            return given
        }
        if operation.hasPrefix(":+") { return value.map { $0.isEmpty ? "" : String(operation.dropFirst(2)) } ?? "" }
        return value ?? "${\(inside)}"
    }

    /// Whether something is left that only the build knows.
    static func isOpen(_ text: String) -> Bool { text.utf8.contains(UInt8(ascii: "$")) }
}
