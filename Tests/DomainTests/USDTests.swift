import Foundation
import Testing

@testable import Domain

@Suite struct USDTests {
    @Test(
        "decimals become whole nano-dollars, or nothing",
        arguments: [
            ("0.8048", 804_800_000), ("0.0000004", 400), ("0", 0), ("25.251286", 25_251_286_000),
            ("-1.5", -1_500_000_000),
        ] as [(String, Int64)])
    func exact(text: String, nanos: Int64) throws {
        let decimal = try #require(Decimal(string: text))
        #expect(USD(decimal)?.nanos == nanos)
    }

    @Test("what is finer than a nano-dollar or too large is refused", arguments: ["0.0000000001", "99999999999"])
    func refused(text: String) throws {
        let decimal = try #require(Decimal(string: text))
        #expect(USD(decimal) == nil)
    }

    @Test(
        "cents round half away from zero",
        arguments: [
            (4_999_999, 0), (5_000_000, 10_000_000), (-5_000_000, -10_000_000), (1_234_567_890, 1_230_000_000),
        ] as [(Int64, Int64)])
    func cents(nanos: Int64, rounded: Int64) {
        #expect(USD(nanos: nanos).roundedToCent.nanos == rounded)
    }

    @Test("JSON keeps every digit")
    func json() throws {
        let data = try JSONEncoder().encode([USD(nanos: 2_500), USD(nanos: 804_800_000)])
        #expect(String(decoding: data, as: UTF8.self) == "[0.0000025,0.8048]")
        #expect(try JSONDecoder().decode([USD].self, from: data).map(\.nanos) == [2_500, 804_800_000])
    }

    @Test("a month of Cloud Run memory is a sum without loss")
    func product() {
        #expect(USD(nanos: 2_500).times(2_628_000).nanos == 6_570_000_000)
    }
}
