import Domain
import Evaluation
import Presentation

/// Errors and coverage for people, overall and by group.
struct EvaluationReport {
    private let evaluation: Evaluation
    private let file: String
    /// Groups and reasons beyond these are in the JSON.
    private static let most = 15

    init(_ evaluation: Evaluation, file: String) {
        self.evaluation = evaluation
        self.file = file
    }

    var blocks: [Block] {
        let overall = evaluation.overall
        return [
            .headline(
                "\(Number.count(overall.count, "row")) of \(file) predicted, \(Number.grouped(Int64(overall.skipped))) skipped: "
                    + "median error \(Self.percent(overall.medianError)), "
                    + "90 % intervals hold \(Self.percent(overall.coverage))"),
            .text(Self.leftOut(evaluation.leaveOut)),
        ] + groups + calibration + skipped
    }

    private static func leftOut(_ leaveOut: LeaveOut) -> String {
        switch leaveOut {
        case .row: "Left out of each prediction: the row's own measurement."
        case .setting: "Left out of each prediction: every measurement of the row's setting."
        case .model: "Left out of each prediction: every measurement of the model's family."
        case .hardware: "Left out of each prediction: every measurement on the row's hardware."
        }
    }

    private var groups: [Block] {
        Evaluation.Group.allCases.flatMap { group -> [Block] in
            let all = evaluation.summaries(by: group).filter { $0.summary.count > 0 }
            guard !all.isEmpty else { return [] }
            var blocks: [Block] = [.table(table(group.rawValue, Array(all.prefix(Self.most))))]
            if all.count > Self.most { blocks.append(.text("\(all.count - Self.most) smaller groups (--json).")) }
            return blocks
        }
    }

    private func table(_ header: String, _ rows: [(name: String, summary: ErrorSummary)]) -> TextTable {
        TextTable(
            [
                .init("by \(header)", flexible: true), .init("rows", .right), .init("median", .right),
                .init("p90", .right), .init("signed", .right), .init("holds", .right), .init("high÷low", .right),
            ],
            rows.map { name, summary in
                .init([
                    name, Number.grouped(Int64(summary.count)), Self.percent(summary.medianError),
                    Self.percent(summary.p90Error), Self.percent(summary.medianSignedError),
                    Self.percent(summary.coverage), summary.medianIntervalRatio.map(Number.short) ?? "–",
                ])
            })
    }

    private var calibration: [Block] {
        let rows = evaluation.calibration.map { level in
            TextTable.Row([
                Self.percent(level.nominal), Self.percent(level.observed), Number.short(level.medianIntervalRatio),
            ])
        }
        guard !rows.isEmpty else { return [] }
        return [
            .heading("Calibration"),
            .table(TextTable([.init("interval", .right), .init("holds", .right), .init("high÷low", .right)], rows)),
            .text("The predictor states 90 %; the others stretch its interval as a normal distribution's."),
        ]
    }

    private var skipped: [Block] {
        let all = evaluation.obstacles
        guard !all.isEmpty else { return [] }
        var lines = all.prefix(Self.most).map {
            "\(Number.count($0.count, "row")), the first in line \($0.firstLine): \($0.reason)"
        }
        if all.count > Self.most {
            let rest = all.dropFirst(Self.most).reduce(0) { $0 + $1.count }
            lines.append("\(Number.count(rest, "row")) for \(all.count - Self.most) other reasons (--json)")
        }
        return [.heading("Skipped"), .items(lines)]
    }

    private static func percent(_ value: Double?) -> String {
        value.map { Number.fixed($0, decimals: abs($0) < 9.95 ? 1 : 0) + " %" } ?? "–"
    }
}
