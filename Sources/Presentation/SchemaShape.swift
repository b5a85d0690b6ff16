/// The shape of a printed value, encoded as JSON Schema.
indirect enum SchemaShape: Sendable {
    case text, number, whole, boolean
    case words([String])
    case list(SchemaShape)
    /// Any keys, with values of one shape.
    case map(SchemaShape)
    case object([Field])
    case nullable(SchemaShape)

    /// A key that is always there, unless it is optional.
    struct Field: Sendable {
        let name: String
        let shape: SchemaShape
        let meaning: String?
        let isOptional: Bool

        init(_ name: String, _ shape: SchemaShape, _ meaning: String? = nil, optional: Bool = false) {
            self.name = name
            self.shape = shape
            self.meaning = meaning
            self.isOptional = optional
        }
    }
}

extension SchemaShape.Field: Encodable {
    private enum CodingKeys: String, CodingKey { case description }

    /// The shape's own keys and what it means.
    func encode(to encoder: any Encoder) throws {
        try shape.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(meaning, forKey: .description)
    }
}

extension SchemaShape: Encodable {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
        init(_ name: String) { stringValue = name }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .text: try container.encode("string", forKey: Key("type"))
        case .number: try container.encode("number", forKey: Key("type"))
        case .whole: try container.encode("integer", forKey: Key("type"))
        case .boolean: try container.encode("boolean", forKey: Key("type"))
        case .words(let words): try container.encode(words, forKey: Key("enum"))
        case .list(let item):
            try container.encode("array", forKey: Key("type"))
            try container.encode(item, forKey: Key("items"))
        case .map(let value):
            try container.encode("object", forKey: Key("type"))
            try container.encode(value, forKey: Key("additionalProperties"))
        case .nullable(let shape):
            var choices = container.nestedUnkeyedContainer(forKey: Key("anyOf"))
            try choices.encode(shape)
            try choices.encode(["type": "null"])
        case .object(let fields):
            try encode(fields, in: &container)
        }
    }

    private func encode(_ fields: [Field], in container: inout KeyedEncodingContainer<Key>) throws {
        try container.encode("object", forKey: Key("type"))
        try container.encode(fields.filter { !$0.isOptional }.map(\.name), forKey: Key("required"))
        var properties = container.nestedContainer(keyedBy: Key.self, forKey: Key("properties"))
        for field in fields {
            try properties.encode(field, forKey: Key(field.name))
        }
    }
}
