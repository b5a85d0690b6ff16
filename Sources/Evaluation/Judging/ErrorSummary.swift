import Domain

/// How far predictions are from measurements, and how often their intervals hold.
public struct ErrorSummary: Sendable {
    public let count: Int
    /// Rows that could not be predicted.
    public let skipped: Int
    /// Absolute errors in percent; nil without any row.
    public let medianError: Double?
    public let p90Error: Double?
    /// Of the signed errors: what is left when too high and too low cancel out.
    public let medianSignedError: Double?
    /// Rows whose interval holds what was measured, in percent.
    public let coverage: Double?
    /// Width of the intervals, as high ÷ low.
    public let medianIntervalRatio: Double?

    init(_ outcomes: some Sequence<Outcome>) {
        var comparisons: [Comparison] = [], skipped = 0
        for outcome in outcomes {
            if let comparison = outcome.comparison { comparisons.append(comparison) } else { skipped += 1 }
        }
        count = comparisons.count
        self.skipped = skipped
        let errors = comparisons.map(\.absoluteError).sorted()
        medianError = errors.quantile(0.5)
        p90Error = errors.quantile(0.9)
        medianSignedError = comparisons.map(\.error).sorted().quantile(0.5)
        medianIntervalRatio = comparisons.map(\.predicted.ratio).sorted().quantile(0.5)
        coverage = comparisons.isEmpty ? nil : Self.share(comparisons) { $0.isCovered }
    }

    static func share(_ comparisons: [Comparison], _ holds: (Comparison) -> Bool) -> Double {
        Double(comparisons.count(where: holds)) / Double(comparisons.count) * 100
    }
}

extension [Double] {
    /// Of sorted values, straight between neighbours (Hyndman & Fan 1996, definition 7).
    func quantile(_ share: Double) -> Double? {
        guard let last else { return nil }
        let place = share * Double(count - 1), below = Int(place)
        return below + 1 < count ? self[below] + (place - Double(below)) * (self[below + 1] - self[below]) : last
    }
}
