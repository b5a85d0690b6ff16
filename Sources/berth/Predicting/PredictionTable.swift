import Domain
import Evaluation
import Importing

/// Each row's prediction beside its measurement, as CSV.
struct PredictionTable {
    private let evaluation: Evaluation

    init(_ evaluation: Evaluation) {
        self.evaluation = evaluation
    }

    private static let columns = [
        "line", "id", "model", "hardware", "runtime", "precision", "batch", "quantity", "measured", "predicted", "low",
        "high", "evidence", "ape", "covered", "skipped",
    ]

    /// - Throws: `.cannotCreate` or `.readWrite`.
    func save(_ path: String) throws {
        try CSVFile.save([Self.columns] + evaluation.outcomes.map(Self.cells), to: path)
    }

    private static func cells(_ outcome: Outcome) -> [String] {
        let row = outcome.row
        let named = [
            "\(row.line)", row.id, row.model, outcome.hardware, outcome.runtime, row.precision,
            row.batch.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" } ?? "",
        ]
        guard let comparison = outcome.comparison else {
            return named + Array(repeating: "", count: 8) + [outcome.obstacle ?? ""]
        }
        return named + [
            comparison.quantity.rawValue, "\(comparison.measured)", "\(comparison.predicted.mean)",
            "\(comparison.predicted.low)", "\(comparison.predicted.high)", comparison.evidence.rawValue,
            "\(comparison.absoluteError)", comparison.isCovered ? "true" : "false", "",
        ]
    }
}
