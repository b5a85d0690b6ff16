import Testing

@testable import Importing

@Suite("A decimal number")
struct DatasetNumberTests {
    @Test(
        "is the nearest double",
        arguments: [
            "0", "1", "-1", "0.1", "972.3109823355117", "19.7271", "123456789012345678901234567890", "0.000000125",
            "9007199254740993", "0.30000000000000004", "-0.5", ".5", "5.", "100000000000000000.1",
        ])
    func double(text: String) throws {
        #expect(try number(text).double == Double(text.hasSuffix(".") ? text + "0" : text))
    }

    @Test(
        "is exact in nano-dollars, or nothing",
        arguments: [
            ("0.0000004", 400), ("0.8048", 804_800_000), ("1", 1_000_000_000), ("0.1234567890", 123_456_789),
            ("-2.5", -2_500_000_000), ("999999999.123456789", 999_999_999_123_456_789), ("0.1234567891", nil),
            ("9223372036.854775808", nil), ("99999999999", nil), ("0.10000000000000000000000000", 100_000_000),
        ] as [(String, Int64?)])
    func nanos(text: String, nanos: Int64?) throws {
        #expect(try number(text).nanos == nanos)
    }

    @Test(
        "says what is wrong with others",
        arguments: [
            ("", .notANumber), ("-", .notANumber), (".", .notANumber), ("1.2.3", .notANumber), ("abc", .notANumber),
            ("NaN", .notFinite), ("-Infinity", .notFinite), ("1e5", .exponent), ("1.5E-3", .exponent),
            ("0,8", .decimalComma), ("1,234.5", .decimalComma), (" 1", .surroundedBySpace), ("1 ", .surroundedBySpace),
            ("+1", .notANumber), ("0x10", .notANumber),
        ] as [(String, DecimalNumber.Fault)])
    func faults(text: String, fault: DecimalNumber.Fault) {
        #expect(throws: fault) { try number(text) }
    }

    private struct Value {
        let double: Double
        let nanos: Int64?
    }

    /// The readings of a number, whose bytes live only as long as the call.
    private func number(_ text: String) throws -> Value {
        try Array(text.utf8).withUnsafeBytes { bytes in
            let number = try DecimalNumber(bytes)
            return Value(double: number.double, nanos: number.nanos)
        }
    }
}
