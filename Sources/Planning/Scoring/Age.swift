/// Days between two ISO dates, without a calendar library on the way.
enum Age {
    static func days(_ from: String?, until to: String) -> Double? {
        guard let from, let start = julianDay(from), let end = julianDay(to) else { return nil }
        return Double(end - start)
    }

    /// Days since an epoch (Fliegel & Van Flandern 1968).
    private static func julianDay(_ date: String) -> Int? {
        let parts = date.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        let (year, month, day) = (parts[0], parts[1], parts[2])
        let a = (month - 14) / 12
        return (1461 * (year + 4800 + a)) / 4 + (367 * (month - 2 - 12 * a)) / 12
            - (3 * ((year + 4900 + a) / 100)) / 4 + day - 32075
    }
}
