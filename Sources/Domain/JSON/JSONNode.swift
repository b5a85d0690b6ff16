import Foundation

/// A JSON value in the making, which a Swift value encodes itself into.
final class JSONNode: Encoder {
    enum Content {
        case null
        case flag(Bool)
        /// Written as it is.
        case number(String)
        case text(String)
        case list([JSONNode.Content])
        case members([(key: String, value: Content)])
        /// Still being filled.
        case node(JSONNode)
    }

    /// Nil until something was encoded.
    private(set) var content: Content?
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// What a value encodes as. The types that most values are made of do not take the way over an encoder.
    static func content<Value: Encodable>(of value: Value) throws -> Content {
        // Comparing types costs nothing; a cast that fails does.
        if Value.self == String.self, let text = value as? String { return .text(text) }
        if Value.self == Double.self, let number = value as? Double { return try content(of: number) }
        if Value.self == Float.self, let number = value as? Float { return try content(of: number) }
        if Value.self == Int.self, let number = value as? Int { return .number(String(number)) }
        if Value.self == Bool.self, let flag = value as? Bool { return .flag(flag) }
        if Value.self == USD.self, let amount = value as? USD { return .number(amount.decimalText) }
        if Value.self == Decimal.self, let number = value as? Decimal { return .number(number.description) }
        let node = JSONNode()
        try value.encode(to: node)
        return node.content ?? .members([])
    }

    private static func content<Number: BinaryFloatingPoint & CustomStringConvertible>(
        of number: Number
    ) throws -> Content {
        guard number.isFinite else {
            throw EncodingError.invalidValue(
                number, .init(codingPath: [], debugDescription: "JSON has no number \(number)"))
        }
        let text = number.description
        return .number(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }

    func container<Key: CodingKey>(keyedBy _: Key.Type) -> KeyedEncodingContainer<Key> {
        if content == nil { content = .members([]) }
        return KeyedEncodingContainer(JSONMembers(node: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if content == nil { content = .list([]) }
        return JSONList(node: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { JSONScalar(node: self) }

    func set(_ content: Content) { self.content = content }

    func append(_ element: Content) {
        guard case .list(var elements) = content else { return }
        // Without a second owner the array grows in place.
        content = nil
        elements.append(element)
        content = .list(elements)
    }

    func append(_ key: String, _ value: Content) {
        guard case .members(var members) = content else { return }
        content = nil
        members.append((key, value))
        content = .members(members)
    }
}
