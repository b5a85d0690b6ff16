import Foundation
import Yams

/// What a scalar says, by the rules of JSON and of YAML's core schema. Quoted text is text.
enum WorkloadScalar {
    /// A number, where the scalar is one. From the command line (style `any`) all is unquoted.
    static func number(_ scalar: Node.Scalar) -> Double? {
        guard isPlain(scalar) else { return nil }
        return number(scalar.string)
    }

    static func number(_ text: String) -> Double? {
        switch text.lowercased() {
        case ".inf", "+.inf": .infinity
        case "-.inf": -.infinity
        case ".nan": .nan
        default: isDecimal(text) ? Double(text) : nil
        }
    }

    static func boolean(_ scalar: Node.Scalar) -> Bool? {
        guard isPlain(scalar) else { return nil }
        return switch scalar.string {
        case "true", "True", "TRUE": true
        case "false", "False", "FALSE": false
        default: nil
        }
    }

    static func isPlain(_ scalar: Node.Scalar) -> Bool { scalar.style == .plain || scalar.style == .any }

    /// Nothing written, or an explicit null.
    static func isNull(_ node: Node) -> Bool {
        guard let scalar = node.scalar, scalar.style == .plain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    static func isEmpty(_ node: Node) -> Bool { isNull(node) && node.scalar?.string == "" }

    /// `'abc'`, `12`, `the text '20'`, `a list`: what stands there.
    static func found(_ node: Node) -> String {
        switch node {
        case .mapping: return "keys"
        case .sequence(let items): return items.isEmpty ? "an empty list" : "a list"
        case .alias: return "an alias"
        case .scalar(let scalar):
            if number(scalar) != nil || boolean(scalar) != nil { return shown(scalar.string) }
            if isEmpty(node) { return "nothing" }
            let looksOtherwise = number(scalar.string.trimmingCharacters(in: .whitespaces)) != nil
            return (looksOtherwise ? "the text " : "") + "'\(shown(scalar.string))'"
        }
    }

    /// Text fit for a message: short, and without control characters.
    static func shown(_ text: String) -> String {
        let clean = text.prefix(61).map { character in
            character.unicodeScalars.contains { $0.properties.generalCategory == .control } ? "\u{FFFD}" : character
        }
        return clean.count > 60 ? String(clean.prefix(60)) + "…" : String(clean)
    }

    /// `[-+]? (digits [. digits] | . digits) [e [-+]? digits]`.
    private static func isDecimal(_ text: String) -> Bool {
        var rest = Substring(text)
        func digits() -> Int {
            let run = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(run.count)
            return run.count
        }
        func take(_ characters: String) -> Bool {
            guard let first = rest.first, characters.contains(first) else { return false }
            rest = rest.dropFirst()
            return true
        }
        _ = take("+-")
        let whole = digits()
        let fraction = take(".") ? digits() : 0
        guard whole + fraction > 0 else { return false }
        if take("eE") {
            _ = take("+-")
            if digits() == 0 { return false }
        }
        return rest.isEmpty
    }
}
