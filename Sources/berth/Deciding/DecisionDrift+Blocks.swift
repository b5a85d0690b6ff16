import Domain
import KnowledgeBase
import Ledger
import Presentation

extension DecisionDrift {
    private static let mostFacts = 10

    var blocks: [Block] {
        [.headline("\(decision.id): \(verdict).")] + figures + reason + facts
    }

    /// What to tell in a line.
    var verdict: String {
        switch (then, winner) {
        case (nil, nil): "nothing is feasible, as before"
        case (nil, let winner?): "nothing was feasible then, now \(winner.id) is"
        case (let then?, nil): "\(then.id) won, and nothing is feasible any more"
        case (let then?, let winner?) where then.id == winner.id: "\(then.id) still wins"
        case (let then?, let winner?): "\(then.id) no longer wins, \(winner.id) does"
        }
    }

    /// The option as it is now, where it holds every constraint.
    private var present: DeploymentOption? {
        if case .compared(let option) = now { option } else { nil }
    }

    private var figures: [Block] {
        guard let then else { return [] }
        func cells(_ option: DeploymentOption?) -> [String] {
            [
                option.map { "#\($0.rank)" } ?? "–", option.map { Money.short($0.cost.total) } ?? "–",
                option?.latencyMilliseconds.map { TimeSpan.milliseconds($0.p95) } ?? "–",
                option.map { Number.fixed($0.score.total, decimals: 3) } ?? "–",
            ]
        }
        var rows = [TextTable.Row(["the decision, then"] + cells(then)), .init(["the decision, now"] + cells(present))]
        if !stillWins, let winner { rows.append(.init(["the winner now"] + cells(winner))) }
        return [
            .table(
                TextTable(
                    [
                        .init(""), .init("rank", .right), .init("$/month", .right), .init("p95", .right),
                        .init("score", .right),
                    ], rows))
        ]
    }

    private var reason: [Block] {
        switch now {
        case .out(let rejection):
            [
                .text(
                    "It is out by \(rejection.constraint): required \(rejection.required), actual \(rejection.actual).")
            ]
        case .absent where then != nil: [.text("No dataset in use offers it any more.")]
        default: []
        }
    }

    private var facts: [Block] {
        guard !moved.isEmpty else { return [.text("No fact that it cites has moved.")] }
        let lines = moved.prefix(Self.mostFacts).map { moved in
            "\(moved.change.fact): \(moved.change.text)" + (moved.isWinners ? "" : " (other options)")
        }
        let rest = moved.count - lines.count
        return [
            .heading("Facts that moved"),
            .items(lines + (rest > 0 ? ["\(Number.count(rest, "more fact")): --json"] : [])),
        ]
    }
}

/// `decisions drift --all`, for people and for machines.
struct DriftList: Encodable {
    let drifts: [DecisionDrift]

    var blocks: [Block] {
        guard !drifts.isEmpty else { return [.text("No decision that stands matches.")] }
        let rows = drifts.map { drift in
            TextTable.Row(
                [
                    drift.decision.id.description, drift.decision.workload, drift.decision.status.rawValue,
                    drift.stillWins ? "still wins" : "overtaken", Number.grouped(Int64(drift.moved.count)),
                ], remark: drift.stillWins ? nil : drift.verdict)
        }
        let overtaken = drifts.filter { !$0.stillWins }.count
        return [
            .headline("\(Number.count(drifts.count, "decision")), \(overtaken) overtaken"),
            .table(
                TextTable(
                    [
                        .init("id"), .init("workload", flexible: true), .init("status"), .init("winner"),
                        .init("facts moved", .right),
                    ], rows, remarks: "now")),
        ]
    }

    private enum CodingKeys: String, CodingKey { case schema, decisions, overtaken }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.drifts/1", forKey: .schema)
        try container.encode(drifts, forKey: .decisions)
        try container.encode(drifts.filter { !$0.stillWins }.count, forKey: .overtaken)
    }
}
