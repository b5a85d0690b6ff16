public import Domain
import func Foundation.pow

/// Predictions held against somebody's measurements.
public struct Evaluation: Sendable {
    /// In the order of the file.
    public let outcomes: [Outcome]
    public let leaveOut: LeaveOut

    /// - Parameter progress: told how many rows are done, every few hundred.
    public init(
        _ rows: [MeasuredRow], from book: NameBook, leaving leaveOut: LeaveOut, progress: (Int) -> Void = { _ in }
    ) {
        let judge = Judge(book, leaving: leaveOut)
        self.leaveOut = leaveOut
        // What is known of a model is the same for all of its rows but for what each leaves out.
        let order = rows.indices.sorted { leaveOut.key(of: rows[$0]) < leaveOut.key(of: rows[$1]) }
        var places = [Outcome?](repeating: nil, count: rows.count)
        for (done, index) in order.enumerated() {
            if done.isMultiple(of: 500) { progress(done) }
            places[index] = judge.outcome(of: rows[index])
        }
        outcomes = places.compactMap(\.self)
    }

    public var overall: ErrorSummary { ErrorSummary(outcomes) }

    /// What rows are grouped by, in the order of reports.
    public enum Group: String, Sendable, CaseIterable { case evidence, task, runtime, hardware }

    /// Largest group first.
    public func summaries(by group: Group) -> [(name: String, summary: ErrorSummary)] {
        Dictionary(grouping: outcomes.filter { $0.name(group) != nil }) { $0.name(group) ?? "" }
            .map { ($0.key, ErrorSummary($0.value)) }
            .sorted { ($1.1.count, $0.0) < ($0.1.count, $1.0) }
    }

    /// Why rows could not be predicted, the most frequent reason first.
    public var obstacles: [(reason: String, count: Int, firstLine: Int)] {
        Dictionary(grouping: outcomes.filter { $0.obstacle != nil }) { $0.obstacle ?? "" }
            .map { ($0.key, $0.value.count, $0.value[0].row.line) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }

    /// How often intervals of other levels would hold.
    public struct Calibration: Sendable {
        /// In percent.
        public let nominal: Double
        public let observed: Double
        public let medianIntervalRatio: Double
    }

    /// The predictor states one level, 90 %; the others stretch the logarithms of its interval as a normal
    /// distribution's would be.
    public var calibration: [Calibration] {
        let comparisons = outcomes.compactMap(\.comparison)
        guard !comparisons.isEmpty else { return [] }
        return Self.levels.map { nominal, stretch in
            let intervals = comparisons.map { $0.predicted.stretched(by: stretch) }
            let holding = zip(comparisons, intervals).count { ($1.low...$1.high).contains($0.measured) }
            return Calibration(
                nominal: nominal, observed: Double(holding) / Double(comparisons.count) * 100,
                medianIntervalRatio: intervals.map(\.ratio).sorted().quantile(0.5) ?? 1)
        }
    }

    /// Two-sided quantiles of the normal distribution over that of 90 %.
    private static let levels = [(50, 0.6745 / 1.6449), (80, 1.2816 / 1.6449), (90, 1), (95, 1.96 / 1.6449)]
        .map { (Double($0.0), $0.1) }
}

extension Outcome {
    func name(_ group: Evaluation.Group) -> String? {
        switch group {
        case .evidence: comparison?.evidence.rawValue
        case .task: task
        case .runtime: runtime
        case .hardware: hardware
        }
    }
}

extension Interval {
    /// The ends moved away from the mean, or towards it, as logarithms.
    fileprivate func stretched(by factor: Double) -> Interval {
        guard low > 0, high.isFinite else { return self }
        return Interval(mean: mean, low: mean * pow(low / mean, factor), high: mean * pow(high / mean, factor))
    }
}
