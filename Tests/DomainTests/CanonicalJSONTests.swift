import Domain
import Foundation
import Testing

@Suite("Canonical JSON")
struct CanonicalJSONTests {
    /// What Foundation's encoder writes, which records and scripts have been made with.
    private func expected(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test(
        "numbers are written as Foundation writes them",
        arguments: [0, -0.0, 1, -3, 0.1, 1e-5, 1e16, 123_456_789.25, 5e-324, 1.797e308, 0.30000000000000004])
    func numbers(_ number: Double) throws {
        #expect(try canonicalJSON([number]) == expected([number]))
    }

    @Test("short numbers too", arguments: [0, -2, 0.1, 1e-5, 3.4e38] as [Float])
    func shortNumbers(_ number: Float) throws {
        #expect(try canonicalJSON([number]) == expected([number]))
    }

    @Test(
        "text is escaped as Foundation escapes it",
        arguments: ["", "a/b", "\"quoted\" \\ back", "line\nfeed\r\ttab", "\u{8}\u{c}\u{0}\u{1f}\u{7f}", "Grüße, 日本 🚲"])
    func text(_ text: String) throws {
        #expect(try canonicalJSON([text: text]) == expected([text: text]))
    }

    private enum Shape: String, Codable { case steady, bursty }

    private struct Part: Encodable {
        let zebra: Int
        let apple: Int64?
        let shape: Shape
        let price: USD
        let id: FactID
        let flags: [Bool]
        let empty: [String]
        let bytes: [UInt8]
    }

    /// Encodes a member of another type's own, a nested object and a nested array, and a key that is there though null.
    private struct Whole: Encodable {
        let part: Part
        let parts: [String: [Part]]

        enum Key: String, CodingKey { case part, parts, nothing, inner, list }

        func encode(to encoder: any Encoder) throws {
            try part.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(parts, forKey: .parts)
            try container.encodeNil(forKey: .nothing)
            var inner = container.nestedContainer(keyedBy: Key.self, forKey: .inner)
            var list = inner.nestedUnkeyedContainer(forKey: .list)
            try list.encode(1)
            try list.encodeNil()
            var last = list.nestedContainer(keyedBy: Key.self)
            try last.encode(part, forKey: .part)
        }
    }

    @Test("a value of many kinds is written as Foundation writes it")
    func whole() throws {
        let part = Part(
            zebra: -1, apple: nil, shape: .bursty, price: USD(nanos: -1_050_000_000), id: FactID("price/aws"),
            flags: [true, false], empty: [], bytes: [0, 255])
        let whole = Whole(part: part, parts: ["b": [part], "A": [], "a10": [part, part], "a9": []])
        #expect(try canonicalJSON(whole) == expected(whole))
    }

    @Test(
        "an amount of money keeps every decimal and no more",
        arguments: [0, 1, 400, 804_800_000, 12_000_000_000, .min, .max])
    func money(_ nanos: Int64) throws {
        #expect(try canonicalJSON([USD(nanos: nanos)]) == expected([USD(nanos: nanos)]))
    }

    @Test("what JSON has no number for is refused", arguments: [Double.nan, .infinity])
    func refused(_ number: Double) {
        #expect(throws: EncodingError.self) { try canonicalJSON([number]) }
    }
}
