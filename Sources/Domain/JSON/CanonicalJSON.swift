/// The JSON text of a value: keys in order, no blanks, slashes as they are, money exact; the same bytes for the same value.
///
/// Foundation's encoder writes the same bytes in two to three times the time, which of a large answer is a tenth.
///
/// - Throws: what the value's own encoding throws, and `EncodingError` for a number that is not finite.
public func canonicalJSON(_ value: some Encodable) throws -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1 << 12)
    try JSONNode.content(of: value).write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
}
