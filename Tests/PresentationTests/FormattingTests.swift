import Domain
import Testing
@testable import Presentation

@Suite struct FormattingTests {
    @Test(
        "a number is short and keeps about three digits",
        arguments: [
            (0, "0"), (1, "1"), (1234.4, "1,234"), (123.4, "123"), (12.34, "12.3"), (12.0, "12"), (1.234, "1.23"),
            (0.5, "0.5"), (0.0123, "0.0123"), (0.00012345, "0.000123"), (-2.5, "-2.5"), (1_000_000, "1,000,000"),
            (.infinity, "∞"), (.nan, "unknown"),
        ] as [(Double, String)])
    func numbers(value: Double, text: String) {
        #expect(Number.short(value) == text)
    }

    @Test(
        "decimals are fixed where columns line up",
        arguments: [
            (0.5, 2, "0.50"), (1234.567, 1, "1,234.6"), (-0.001, 2, "0.00"), (-1.5, 0, "-2"), (0.999, 2, "1.00"),
        ] as [(Double, Int, String)])
    func fixed(value: Double, decimals: Int, text: String) {
        #expect(Number.fixed(value, decimals: decimals) == text)
    }

    @Test(
        "a share is never rounded to nothing or to everything",
        arguments: [
            (0, "0 %"), (0.001, "<1 %"), (0.874, "87 %"), (0.999, ">99 %"), (1, "100 %"),
        ] as [(Double, String)])
    func percents(share: Double, text: String) {
        #expect(Number.percent(share) == text)
    }

    @Test(
        "money is exact to the last digit that matters",
        arguments: [
            (1_234_560_000_000, "$1,234.56"), (804_800_000, "$0.8048"), (2_500, "$0.0000025"), (0, "$0.00"),
            (-12_000_000_000, "-$12.00"), (1, "$0.000000001"), (587_504_000_000, "$587.504"),
        ] as [(Int64, String)])
    func exactMoney(nanos: Int64, text: String) {
        #expect(Money.exact(USD(nanos: nanos)) == text)
    }

    @Test("an amount below half a cent does not print as nothing")
    func smallMoney() {
        #expect(Money.cents(USD(nanos: 2_500)) == "$0.0000025")
        #expect(Money.cents(USD(nanos: 587_504_000_000)) == "$587.50")
        #expect(Money.short(USD(nanos: 587_504_000_000)) == "$588")
        #expect(Money.short(USD(nanos: 58_750_000_000)) == "$58.75")
    }

    @Test(
        "times are in the unit that keeps them short",
        arguments: [
            (0.43, "0.43 ms"), (43, "43 ms"), (1250, "1,250 ms"), (12_500, "12.5 s"), (180_000, "3 min"),
            (10_800_000, "3 h"), (345_600_000, "4 days"), (0, "0 ms"),
        ] as [(Double, String)])
    func times(milliseconds: Double, text: String) {
        #expect(TimeSpan.milliseconds(milliseconds) == text)
    }

    @Test("sizes", arguments: [(0.5, "512 MiB"), (24, "24 GiB"), (6144, "6 TiB")] as [(Double, String)])
    func sizes(gibibytes: Double, text: String) {
        #expect(Size.gibibytes(gibibytes) == text)
    }

    @Test(
        "ages",
        arguments: [
            ("2026-08-21", "today"), ("2026-08-20", "1 day"), ("2026-07-01", "51 days"), ("2026-01-01", "7 months"),
            ("2023-05-01", "3.3 years"), ("2024-02-29", "2.5 years"), ("soon", nil), (nil, nil),
        ] as [(String?, String?)])
    func ages(asOf: String?, age: String?) throws {
        let today = try #require(CalendarDay("2026-08-21T09:30:00Z"))
        #expect(today.age(of: asOf) == age)
    }

    @Test("a date counts as in the calendar")
    func days() throws {
        #expect(CalendarDay("1970-01-01")?.number == 0)
        #expect(CalendarDay("2000-03-01")?.number == 11_017)
        #expect(CalendarDay("1969-12-31")?.number == -1)
        #expect(CalendarDay("2026-13-01") == nil)
        #expect(CalendarDay("2026-11-30")?.later(months: 3) == "2027-02-28")
    }
}
