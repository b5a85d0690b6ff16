import Foundation

extension SchemaShape {
    /// A JSON Schema of its own, the same text each time.
    func document(id: String, title: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let document = SchemaDocument(id: id, title: title, shape: self)
        return (try? encoder.encode(document)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}

private struct SchemaDocument: Encodable {
    let id: String
    let title: String
    let shape: SchemaShape

    private enum CodingKeys: String, CodingKey {
        case dialect = "$schema"
        case id = "$id"
        case title
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("https://json-schema.org/draft/2020-12/schema", forKey: .dialect)
        try container.encode(id, forKey: .id)
        try container.encode(title, forKey: .title)
        try shape.encode(to: encoder)
    }
}
