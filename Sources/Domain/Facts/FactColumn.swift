/// A column of a fact: its name in dataset files, and the property that holds it.
public struct FactColumn<Row: Fact>: Sendable {
    public let name: String
    let write: @Sendable (Row, inout KeyedEncodingContainer<FactColumnName>) throws -> Void

    init<Value: Encodable & Sendable>(_ name: String, _ property: any KeyPath<Row, Value> & Sendable) {
        self.name = name
        write = { row, container in try container.encode(row[keyPath: property], forKey: .init(name)) }
    }

    /// Unknown values are left out.
    init<Value: Encodable & Sendable>(_ name: String, _ property: any KeyPath<Row, Value?> & Sendable) {
        self.name = name
        write = { row, container in try container.encodeIfPresent(row[keyPath: property], forKey: .init(name)) }
    }

    /// Sets are sorted, so that the same fact is the same text.
    init(_ name: String, _ property: any KeyPath<Row, Set<String>> & Sendable) {
        self.name = name
        write = { row, container in try container.encode(row[keyPath: property].sorted(), forKey: .init(name)) }
    }

    init<Word: RawRepresentable<String> & Encodable & Sendable>(
        _ name: String, _ property: any KeyPath<Row, Set<Word>> & Sendable
    ) {
        self.name = name
        write = { row, container in
            try container.encode(row[keyPath: property].map(\.rawValue).sorted(), forKey: .init(name))
        }
    }
}

/// A column's name as the key of a JSON object.
struct FactColumnName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}

extension Fact {
    /// The names that its JSON may carry.
    public static var columnNames: [String] { columns.map(\.name) + Provenance.columnNames }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: FactColumnName.self)
        for column in Self.columns { try column.write(self, &container) }
        try provenance.encode(to: encoder)
    }
}
