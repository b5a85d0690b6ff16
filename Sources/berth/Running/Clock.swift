import Domain

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The present in UTC, or what `BERTH_TODAY` says it is.
struct Clock {
    /// `2026-08-21`.
    let today: String
    /// `2026-08-21T09:30:00Z`.
    let now: String

    /// - Throws: `.usage` where `BERTH_TODAY` is neither a day nor a time such as `2026-08-21T09:30:00Z`.
    init(_ environment: [String: String]) throws(BerthError) {
        let real = Self.timestamp(time(nil))
        guard let fixed = environment["BERTH_TODAY"], !fixed.isEmpty else {
            (today, now) = (String(real.prefix(10)), real)
            return
        }
        guard Self.isDay(fixed.prefix(10)), fixed.count == 10 || Self.isTime(fixed.dropFirst(10)) else {
            throw BerthError(
                .usage, "BERTH_TODAY is '\(fixed)', which is no day such as 2026-08-21",
                hints: ["unset it to take the real date"])
        }
        today = String(fixed.prefix(10))
        // A day fixes what ages are counted from; only a whole timestamp fixes what the ledger records.
        now = fixed.count == 10 ? real : fixed
    }

    private static func timestamp(_ seconds: time_t) -> String {
        var seconds = seconds
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
            + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
    }

    private static func isDay(_ text: Substring) -> Bool {
        let bytes = Array(text.utf8)
        let digits = bytes.indices.filter { $0 != 4 && $0 != 7 }
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            digits.allSatisfy({ (48...57).contains(bytes[$0]) }),
            let month = Int(text.dropFirst(5).prefix(2)), let day = Int(text.suffix(2))
        else { return false }
        return (1...12).contains(month) && (1...31).contains(day)
    }

    private static func isTime(_ text: Substring) -> Bool {
        text.count == 10 && text.first == "T" && text.last == "Z"
            && text.dropFirst().dropLast().split(separator: ":").compactMap { Int($0) }.count == 3
    }
}
