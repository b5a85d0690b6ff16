import Domain

/// What a value may be, as a JSON Schema.
struct WorkloadValueSchema {
    let json: WorkloadJSON

    init(_ value: WorkloadValue) {
        json =
            switch value {
            case .constant(let text): ["const": .text(text)]
            case .slug: ["type": "string", "pattern": "^[a-z0-9-]{1,63}$"]
            case .text(let limit):
                [
                    "type": "string", "minLength": 1, "maxLength": .number(Double(limit)),
                    "pattern": #"^[^\u0000-\u001f\u007f]*$"#,
                ]
            case .word(let words): Self.word(words)
            case .words(let words, let least): Self.list(of: Self.word(words), from: least)
            case .name: Self.name
            case .names: Self.list(of: Self.name)
            case .number(let range), .dollars(let range): Self.number("number", range)
            case .whole(let range): Self.number("integer", range)
            case .wholes(let range, let count):
                Self.list(of: Self.number("integer", range), from: count.lowerBound, to: count.upperBound)
            case .flag: ["type": "boolean"]
            case .loadShape: ["anyOf": [Self.word(LoadShape.names), Self.hourly]]
            case .skills:
                ["type": "object", "additionalProperties": Self.number("integer", 0...3)]
            }
    }

    private static let name: WorkloadJSON = ["type": "string", "minLength": 1, "maxLength": 100]

    private static func word(_ words: [String]) -> WorkloadJSON {
        ["enum": .list(words.map(WorkloadJSON.text))]
    }

    private static func number(_ type: String, _ range: ClosedRange<Double>) -> WorkloadJSON {
        ["type": .text(type), "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
    }

    /// A list; one value alone may stand without the brackets.
    private static func list(of item: WorkloadJSON, from least: Int = 0, to most: Int? = nil) -> WorkloadJSON {
        var list: WorkloadJSON = ["type": "array", "items": item, "minItems": .number(Double(least))]
        if let most { list[["maxItems"]] = .number(Double(most)) }
        return ["anyOf": [item, list]]
    }

    private static let hourly: WorkloadJSON = {
        let loads = [24.0, 168.0].map { count -> WorkloadJSON in
            [
                "type": "array", "items": number("number", 0...1_000_000), "minItems": .number(count),
                "maxItems": .number(count),
            ]
        }
        return [
            "type": "object", "additionalProperties": false, "required": ["hourly"],
            "properties": ["hourly": ["anyOf": .list(loads)]],
        ]
    }()
}
