/// Walks over the fields of a protocol-buffer message (developers.google.com/protocol-buffers/docs/encoding) without
/// copying it. Every length is checked against what is left, so that a hostile file ends in an error.
struct ProtobufReader {
    struct Malformation: Error, Equatable {
        let reason: String
    }

    enum Value {
        case number(UInt64)
        case bytes(UnsafeRawBufferPointer)
    }

    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// The next field's number and value; nil at the message's end.
    mutating func next() throws(Malformation) -> (field: Int, value: Value)? {
        guard position < bytes.count else { return nil }
        let key = try number()
        let field = key >> 3
        guard field > 0, field < 1 << 29 else { throw Malformation(reason: "a field without a number") }
        switch key & 7 {
        case 0: return (Int(field), .number(try number()))
        case 1: return (Int(field), .number(try fixed(8)))
        case 2:
            let length = try number()
            guard length <= UInt64(bytes.count - position) else { throw Malformation(reason: "a field beyond the end") }
            let part = UnsafeRawBufferPointer(rebasing: bytes[position..<(position + Int(length))])
            position += Int(length)
            return (Int(field), .bytes(part))
        case 5: return (Int(field), .number(try fixed(4)))
        default: throw Malformation(reason: "a field of an unknown kind")
        }
    }

    /// Seven bits a byte, lowest first.
    private mutating func number() throws(Malformation) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard position < bytes.count else { throw Malformation(reason: "a number beyond the end") }
            let byte = bytes[position]
            position += 1
            if shift < 64 { value |= UInt64(byte & 0x7F) << shift }
            if byte < 0x80 { return value }
        }
        throw Malformation(reason: "a number of more than ten bytes")
    }

    private mutating func fixed(_ width: Int) throws(Malformation) -> UInt64 {
        guard bytes.count - position >= width else { throw Malformation(reason: "a number beyond the end") }
        var value: UInt64 = 0
        for index in 0..<width { value |= UInt64(bytes[position + index]) << UInt64(8 * index) }
        position += width
        return value
    }

    /// The numbers of a repeated field that is packed.
    static func packed(_ bytes: UnsafeRawBufferPointer) throws(Malformation) -> [Int] {
        var reader = ProtobufReader(bytes)
        var numbers: [Int] = []
        while reader.position < bytes.count { numbers.append(Int(truncatingIfNeeded: try reader.number())) }
        return numbers
    }
}

extension ProtobufReader.Value {
    var int: Int? {
        guard case .number(let value) = self else { return nil }
        return Int(truncatingIfNeeded: value)
    }

    var text: String? {
        guard case .bytes(let bytes) = self else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A repeated number, packed or one at a time.
    func ints() throws(ProtobufReader.Malformation) -> [Int] {
        switch self {
        case .number(let value): [Int(truncatingIfNeeded: value)]
        case .bytes(let bytes): try ProtobufReader.packed(bytes)
        }
    }

    /// A message's fields, one after another.
    func forEachField(
        _ body: (Int, ProtobufReader.Value) throws(ProtobufReader.Malformation) -> Void
    ) throws(ProtobufReader.Malformation) {
        guard case .bytes(let bytes) = self else { throw ProtobufReader.Malformation(reason: "a number for a message") }
        var reader = ProtobufReader(bytes)
        while let (field, value) = try reader.next() { try body(field, value) }
    }
}
