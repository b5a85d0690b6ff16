/// A day of the Gregorian calendar, `2026-08-21`.
public struct CalendarDay: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let number: Int
    public let description: String

    /// Reads the day that `text` begins with, so that a timestamp is read too.
    public init?(_ text: some StringProtocol) {
        let day = text.prefix(10)
        let parts = day.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let date = Int(parts[2]),
            (1...12).contains(month), (1...31).contains(date)
        else { return nil }
        self.number = Self.daysFromCivil(year: year, month: month, day: date)
        self.description = String(day)
    }

    /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
    private static func daysFromCivil(year: Int, month: Int, day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The same date of a later month, the 28th at most.
    public func later(months: Int) -> String {
        let parts = description.split(separator: "-").compactMap { Int($0) }
        let month = parts[0] * 12 + parts[1] - 1 + months
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(month / 12)-\(two(month % 12 + 1))-\(two(min(parts[2], 28)))"
    }

    public static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }

    /// How old `asOf` is on this day: `today`, `12 days`, `5 months`, `2.1 years`; nil for no date.
    public func age(of asOf: String?) -> String? {
        guard let asOf, let then = CalendarDay(asOf) else { return nil }
        let days = number - then.number
        switch days {
        case ..<1: return "today"
        case ..<60: return Number.count(days, "day")
        case ..<730: return Number.count(days / 30, "month")
        default: return Number.short((Double(days) / 365.25 * 10).rounded() / 10) + " years"
        }
    }
}
