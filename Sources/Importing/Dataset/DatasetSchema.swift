import KnowledgeBase

/// The JSON Schema of a dataset in one YAML or JSON file, written from the tables' descriptions.
public enum DatasetSchema {
    /// A JSON document, two spaces to a level.
    public static var json: String {
        SchemaValue.object([
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            ("$id", .text(DatasetDescription.schema)),
            ("title", .text("A dataset of Berth's")),
            ("type", .text("object")),
            ("required", .list(["schema", "name", "layer", "as_of", "source", "licence"].map(SchemaValue.text))),
            ("additionalProperties", .flag(false)),
            ("properties", .object(header + [("tables", tables)])),
        ]).written(indent: "") + "\n"
    }

    private static var header: [(String, SchemaValue)] {
        [
            ("schema", .object([("const", .text(DatasetDescription.schema))])),
            ("name", .object([("type", .text("string")), ("minLength", .number(1))])),
            ("layer", .object([("type", .text("string")), ("pattern", .text("^(seed|team:.+)$"))])),
            ("as_of", .object([("type", .text("string")), ("format", .text("date"))])),
            ("source", .object([("type", .text("string")), ("minLength", .number(1))])),
            ("licence", .object([("type", .text("string")), ("minLength", .number(1))])),
            ("description", .object([("type", .text("string"))])),
            (
                "rates",
                .object([
                    ("description", .text("What one unit of another currency is in USD")),
                    ("type", .text("object")),
                    ("propertyNames", .object([("pattern", .text("^[A-Z]{3}$"))])),
                    ("additionalProperties", .object([("type", .text("number")), ("exclusiveMinimum", .number(0))])),
                ])
            ),
        ]
    }

    private static var tables: SchemaValue {
        .object([
            ("type", .text("object")),
            ("additionalProperties", .flag(false)),
            ("properties", .object(DatasetTable.all.map { ($0.name, schema(of: $0)) })),
        ])
    }

    private static func schema(of table: DatasetTable) -> SchemaValue {
        let required = table.columns.filter { $0.presence == .required }.map { SchemaValue.text($0.name) }
        return .object([
            ("description", .text(table.purpose)),
            ("type", .text("array")),
            (
                "items",
                .object([
                    ("type", .text("object")),
                    ("required", .list(required)),
                    ("additionalProperties", .flag(false)),
                    ("properties", .object(table.columns.flatMap(properties))),
                ])
            ),
        ])
    }

    /// The column under its own name and those that files may use instead.
    private static func properties(of column: DatasetColumn) -> [(String, SchemaValue)] {
        ([column.name] + column.otherNames).map { ($0, schema(of: column)) }
    }

    private static func schema(of column: DatasetColumn) -> SchemaValue {
        var members: [(String, SchemaValue)] = [
            ("description", .text(column.unit.map { "\(column.meaning), \($0)" } ?? column.meaning))
        ]
        let isOptional = column.presence != .required
        switch column.kind {
        case .real, .usd: members.append(("type", type("number", isOptional)))
        case .integer: members.append(("type", type("integer", isOptional)))
        case .flag: members.append(("enum", .list([.number(0), .number(1), .flag(true), .flag(false)])))
        case .word(let words):
            members.append(("enum", .list(words.map(SchemaValue.text) + (isOptional ? [.null] : []))))
        case .text, .date: members.append(("type", type("string", isOptional)))
        case .list:
            members.append(("type", .list([.text("string"), .text("array")] + (isOptional ? [.text("null")] : []))))
        }
        if let above = column.bounds.above { members.append(("exclusiveMinimum", .number(above))) }
        if let from = column.bounds.from { members.append(("minimum", .number(from))) }
        if let to = column.bounds.to { members.append(("maximum", .number(to))) }
        if case .otherwise(let text) = column.presence {
            members.append(("default", column.isNumber ? .number(Double(text) ?? 0) : .text(text)))
        }
        return .object(members)
    }

    private static func type(_ name: String, _ isOptional: Bool) -> SchemaValue {
        isOptional ? .list([.text(name), .text("null")]) : .text(name)
    }
}
