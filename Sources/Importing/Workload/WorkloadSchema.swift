import Domain
import Foundation

/// The JSON Schema of the workload file, made from the key table.
public enum WorkloadSchema {
    /// The schema as text, the same for the same version. Names that the knowledge base decides on are strings here.
    public static func json() -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(document)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    private static var document: WorkloadJSON {
        var schema = object("")
        schema[["$schema"]] = "https://json-schema.org/draft/2020-12/schema"
        schema[["$id"]] = "urn:berth:workload:1"
        schema[["title"]] = "Berth workload"
        schema[["if"]] = ["properties": ["kind": ["enum": kinds(.withJob)]], "required": ["kind"]]
        schema[["then"]] = ["required": ["job"], "properties": ["traffic": false]]
        schema[["else"]] = ["required": ["traffic"]]
        return schema
    }

    private static func kinds(_ kinds: Set<Workload.Kind>) -> WorkloadJSON {
        .list(kinds.map(\.rawValue).sorted().map(WorkloadJSON.text))
    }

    /// A section: its keys and the sections within.
    private static func object(_ section: String) -> WorkloadJSON {
        let keys = WorkloadKey.all.filter { $0.section == section }
        let inner = WorkloadKey.sections.filter { parent(of: $0) == section }.sorted()
        var properties: [String: WorkloadJSON] = [:]
        for key in keys { properties[key.leaf] = describe(key) }
        for path in inner { properties[leaf(of: path)] = object(path) }
        var required = keys.filter(\.required).map(\.leaf)
        // Traffic and job are required by kind, in the conditions on top.
        required += inner.filter { path in
            WorkloadKey.all.contains { $0.section == path && $0.required && $0.kinds == .all }
        }.map(leaf)
        var schema: WorkloadJSON = ["type": "object", "additionalProperties": false, "properties": .object(properties)]
        if !required.isEmpty { schema[["required"]] = .list(required.map(WorkloadJSON.text)) }
        return schema
    }

    private static func describe(_ key: WorkloadKey) -> WorkloadJSON {
        var schema = WorkloadValueSchema(key.value).json
        let unit = key.unit.map { " Unit: \($0)." } ?? ""
        schema[["description"]] = .text(key.summary + unit)
        let followsFromOthers = ["name", "model.format", "traffic.peak_rps"].contains(key.path)
        if !followsFromOthers, key.defaultText != nil, let value = WorkloadDefaults.tree[key.components] {
            schema[["default"]] = value
        }
        return schema
    }

    private static func parent(of path: String) -> String {
        path.split(separator: ".").dropLast().joined(separator: ".")
    }

    private static func leaf(of path: String) -> String {
        path.split(separator: ".").last.map(String.init) ?? path
    }
}
