/// The members of an object.
struct JSONMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: JSONNode
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil(forKey key: Key) { node.append(key.stringValue, .null) }

    mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        node.append(key.stringValue, try JSONNode.content(of: value))
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        child(key.stringValue).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        child(key.stringValue).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { child("super") }
    mutating func superEncoder(forKey key: Key) -> any Encoder { child(key.stringValue) }

    private func child(_ key: String) -> JSONNode {
        let child = JSONNode()
        node.append(key, .node(child))
        return child
    }
}

/// The elements of an array.
struct JSONList: UnkeyedEncodingContainer {
    let node: JSONNode
    var codingPath: [any CodingKey] { [] }
    private(set) var count = 0

    init(node: JSONNode) {
        self.node = node
    }

    mutating func encodeNil() { append(.null) }

    mutating func encode<Value: Encodable>(_ value: Value) throws { append(try JSONNode.content(of: value)) }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        child().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { child().unkeyedContainer() }

    mutating func superEncoder() -> any Encoder { child() }

    private mutating func child() -> JSONNode {
        let child = JSONNode()
        append(.node(child))
        return child
    }

    private mutating func append(_ element: JSONNode.Content) {
        node.append(element)
        count += 1
    }
}

/// A value that is neither.
struct JSONScalar: SingleValueEncodingContainer {
    let node: JSONNode
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() { node.set(.null) }

    mutating func encode<Value: Encodable>(_ value: Value) throws { node.set(try JSONNode.content(of: value)) }

    mutating func encode<Number: FixedWidthInteger & Encodable>(_ value: Number) { node.set(.number(String(value))) }
}
