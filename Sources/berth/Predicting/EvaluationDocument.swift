import Evaluation

/// `berth.evaluation/1`. Errors and coverage are in percent.
struct EvaluationDocument: Encodable {
    private let evaluation: Evaluation

    init(_ evaluation: Evaluation) {
        self.evaluation = evaluation
    }

    private enum CodingKeys: String, CodingKey {
        case schema, overall, by, level, calibration, skipped
        case leaveOut = "leave_out"
    }

    private struct GroupName: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.evaluation/1", forKey: .schema)
        try container.encode(evaluation.leaveOut.rawValue, forKey: .leaveOut)
        try container.encode(0.9, forKey: .level)
        try container.encode(Entry(summary: evaluation.overall), forKey: .overall)
        var groups = container.nestedContainer(keyedBy: GroupName.self, forKey: .by)
        for group in Evaluation.Group.allCases {
            var members = groups.nestedContainer(keyedBy: GroupName.self, forKey: GroupName(group.rawValue))
            for (name, summary) in evaluation.summaries(by: group) {
                try members.encode(Entry(summary: summary), forKey: GroupName(name))
            }
        }
        try container.encode(evaluation.calibration.map(Level.init), forKey: .calibration)
        try container.encode(evaluation.obstacles.map(Skipped.init), forKey: .skipped)
    }

    private struct Entry: Encodable {
        let summary: ErrorSummary

        private enum CodingKeys: String, CodingKey {
            case count, skipped, coverage
            case medianError = "median_ape"
            case p90Error = "p90_ape"
            case medianSignedError = "median_error"
            case medianIntervalRatio = "median_interval_ratio"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(summary.count, forKey: .count)
            try container.encode(summary.skipped, forKey: .skipped)
            try container.encode(summary.medianError, forKey: .medianError)
            try container.encode(summary.p90Error, forKey: .p90Error)
            try container.encode(summary.medianSignedError, forKey: .medianSignedError)
            try container.encode(summary.coverage, forKey: .coverage)
            try container.encode(
                summary.medianIntervalRatio.map { $0.isFinite ? $0 : nil }, forKey: .medianIntervalRatio)
        }
    }

    private struct Level: Encodable {
        let nominal, observed, medianIntervalRatio: Double

        init(_ calibration: Evaluation.Calibration) {
            nominal = calibration.nominal
            observed = calibration.observed
            medianIntervalRatio = min(calibration.medianIntervalRatio, .greatestFiniteMagnitude)
        }

        private enum CodingKeys: String, CodingKey {
            case nominal, observed
            case medianIntervalRatio = "median_interval_ratio"
        }
    }

    private struct Skipped: Encodable {
        let reason: String
        let count: Int
        let line: Int

        init(_ obstacle: (reason: String, count: Int, firstLine: Int)) {
            (reason, count, line) = obstacle
        }
    }
}
