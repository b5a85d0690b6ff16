import Foundation

/// As much of JSON Schema draft 4 as the schema of SARIF uses.
struct JSONSchema {
    let root: [String: Any]

    func faults(_ value: Any) -> [String] { faults(value, root, at: "#") }

    private func faults(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
        if let reference = schema["$ref"] as? String { return faults(value, resolve(reference), at: path) }
        var found: [String] = []
        if let type = schema["type"] as? String, !Self.isType(value, type) { return ["\(path) is no \(type)"] }
        if let allowed = schema["enum"] as? [Any], !allowed.contains(where: { "\($0)" == "\(value)" }) {
            found.append("\(path) is none of \(allowed)")
        }
        if let options = schema["anyOf"] as? [[String: Any]],
            !options.contains(where: { faults(value, $0, at: path).isEmpty })
        {
            found.append("\(path) matches no choice")
        }
        if let number = value as? Double, let least = schema["minimum"] as? Double, number < least {
            found.append("\(path) is below \(least)")
        }
        if let text = value as? String, let pattern = schema["pattern"] as? String,
            text.range(of: pattern, options: .regularExpression) == nil
        {
            found.append("\(path) does not match \(pattern)")
        }
        if let object = value as? [String: Any] { found += objectFaults(object, schema, at: path) }
        if let list = value as? [Any] {
            if let least = schema["minItems"] as? Int, list.count < least { found.append("\(path) has too few items") }
            if let items = schema["items"] as? [String: Any] {
                for (index, item) in list.enumerated() { found += faults(item, items, at: "\(path)/\(index)") }
            }
        }
        return found
    }

    private func objectFaults(_ object: [String: Any], _ schema: [String: Any], at path: String) -> [String] {
        var found: [String] = []
        let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
        for name in schema["required"] as? [String] ?? [] where object[name] == nil {
            found.append("\(path) lacks \(name)")
        }
        for (name, value) in object {
            if let inner = properties[name] {
                found += faults(value, inner, at: "\(path)/\(name)")
            } else if let others = schema["additionalProperties"] as? [String: Any] {
                found += faults(value, others, at: "\(path)/\(name)")
            } else if schema["additionalProperties"] as? Bool == false {
                found.append("\(path) may not have \(name)")
            }
        }
        return found
    }

    private func resolve(_ reference: String) -> [String: Any] {
        reference.split(separator: "/").dropFirst().reduce(root) { $0[String($1)] as? [String: Any] ?? [:] }
    }

    private static func isType(_ value: Any, _ type: String) -> Bool {
        switch type {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "boolean": value is Bool
        case "integer": (value as? Double).map { $0 == $0.rounded() } ?? false
        case "number": value is Double
        default: true
        }
    }
}
