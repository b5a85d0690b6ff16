/// Days between two ISO dates, without a calendar library on the way.
enum Age {
    static func days(_ from: String?, until to: String) -> Double? {
        guard let from, let start = julianDay(from), let end = julianDay(to) else { return nil }
        return Double(end - start)
    }

    /// Days since an epoch (Fliegel & Van Flandern 1968) of `YYYY-MM-DD`.
    private static func julianDay(_ date: String) -> Int? {
        var parts = (0, 0, 0), part = 0
        for byte in date.utf8 {
            if byte == UInt8(ascii: "-") {
                part += 1
                continue
            }
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            let digit = Int(byte - UInt8(ascii: "0"))
            switch part {
            case 0: parts.0 = parts.0 * 10 + digit
            case 1: parts.1 = parts.1 * 10 + digit
            case 2: parts.2 = parts.2 * 10 + digit
            default: return nil
            }
        }
        guard part == 2 else { return nil }
        let (year, month, day) = parts
        let a = (month - 14) / 12
        return (1461 * (year + 4800 + a)) / 4 + (367 * (month - 2 - 12 * a)) / 12
            - (3 * ((year + 4900 + a) / 100)) / 4 + day - 32075
    }
}
