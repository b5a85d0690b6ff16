import Domain
import Ledger
import Presentation

extension DecisionComparison {
    private static let mostRows = 10

    var blocks: [Block] {
        let names = "\(first.decision.id) and \(second.decision.id)"
        return [.headline(isSameChoice ? "\(names) chose the same" : "\(names) chose differently")]
            + figures + workloadBlocks + scores + optionBlocks + factBlocks
    }

    private func table(_ rows: [TextTable.Row], _ what: String, more: [TextTable.Column] = []) -> Block {
        .table(
            TextTable(
                [
                    .init(what, flexible: true), .init(first.decision.id.description, flexible: true),
                    .init(second.decision.id.description, flexible: true),
                ] + more, rows))
    }

    /// Figures that differ as a table, those that do not in a line.
    private var figures: [Block] {
        let a = first.figures, b = second.figures
        let pairs = zip(a, b).map { (what: $0.0, first: $0.1, second: $1.1) }
        let different = pairs.filter { $0.first != $0.second }
        let same = pairs.filter { $0.first == $0.second && $0.first != "–" }
        return (different.isEmpty ? [] : [table(different.map { .init([$0.what, $0.first, $0.second]) }, "")])
            + (same.isEmpty
                ? [] : [.text("The same: " + same.map { "\($0.what) \($0.first)" }.joined(separator: ", ") + ".")])
    }

    private var workloadBlocks: [Block] {
        let rows = workload.different.map { TextTable.Row([$0.path, $0.from ?? "–", $0.to ?? "–"]) }
        let same = "\(Number.count(workload.same.count, "key")) of the workload the same."
        return [.heading("Workload")] + (rows.isEmpty ? [] : [table(rows, "key")]) + [.text(same)]
    }

    private var scores: [Block] {
        guard let a = first.recommendation.options.first, let b = second.recommendation.options.first else { return [] }
        let rows = a.score.criteria.map { part -> TextTable.Row in
            let other = b.score.criteria.first { $0.criterion == part.criterion }
            return .init([
                part.criterion.rawValue, Number.fixed(part.contribution, decimals: 3),
                other.map { Number.fixed($0.contribution, decimals: 3) } ?? "–",
                other.map { Self.signed($0.contribution - part.contribution) } ?? "–",
            ])
        }
        let total = TextTable.Row(
            [
                "total", Number.fixed(a.score.total, decimals: 3), Number.fixed(b.score.total, decimals: 3),
                Self.signed(b.score.total - a.score.total),
            ], isTotal: true)
        return [
            .heading("Scores of the winners"),
            table(rows + [total], "criterion", more: [.init("difference", .right)]),
        ]
    }

    private static func signed(_ value: Double) -> String {
        (value > 0 ? "+" : "") + Number.fixed(value, decimals: 3)
    }

    private var optionBlocks: [Block] {
        let different = options.filter(\.isDifferent)
        guard !different.isEmpty else { return [] }
        func cell(_ option: DeploymentOption?) -> String {
            option.map { "#\($0.rank) \(Money.short($0.cost.total))" } ?? "–"
        }
        let rows = different.prefix(Self.mostRows).map {
            TextTable.Row([$0.option, cell($0.first), cell($0.second)])
        }
        let rest = different.count - rows.count
        return [.heading("Options"), table(rows, "option")]
            + (rest > 0 ? [.text("\(Number.count(rest, "more option")) differ: --json.")] : [])
    }

    private var factBlocks: [Block] {
        let rows = facts.flatMap { pair in
            pair.different.map { TextTable.Row(["\(pair.fact) \($0.path)", $0.from ?? "–", $0.to ?? "–"]) }
        }
        let rest = rows.count - Self.mostRows
        let summary =
            "\(Number.count(sameFacts, "fact")) the same, \(onlyFirst) cited by \(first.decision.id) alone, "
            + "\(onlySecond) by \(second.decision.id) alone."
        return [.heading("Facts")] + (rows.isEmpty ? [] : [table(Array(rows.prefix(Self.mostRows)), "fact")])
            + (rest > 0 ? [.text("\(Number.count(rest, "more value")) differ: --json.")] : []) + [.text(summary)]
    }
}

extension Rationale {
    /// What a decision is about and came to, in the order that people ask.
    fileprivate var figures: [(String, String)] {
        let summary = decision.summary, winner = recommendation.options.first
        return [
            ("workload", summary.workload), ("status", summary.status.rawValue), ("recorded", summary.day),
            ("author", summary.author), ("team", summary.team ?? "–"), ("chosen", summary.choice),
            ("$/month", winner.map { Money.short($0.cost.total) } ?? "–"),
            ("p95", winner?.latencyMilliseconds.map { TimeSpan.milliseconds($0.p95) } ?? "–"),
            ("evidence", winner?.evidence.rawValue ?? "–"),
            ("win probability", winner.map { Number.percent($0.winProbability) } ?? "–"),
            ("options compared", String(recommendation.optionsCompared)),
            (
                "datasets",
                recommendation.knowledge.datasets.map { "\($0.name) of \($0.asOf)" }.joined(separator: ", ")
            ),
        ]
    }
}
