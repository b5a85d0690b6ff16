import Domain
import Ledger
import Presentation

/// A decision as a member of a JSON list.
struct DecisionEntry: Encodable {
    private let summary: DecisionSummary

    init(_ summary: DecisionSummary) {
        self.summary = summary
    }

    private enum CodingKeys: String, CodingKey {
        case decision, author, team, workload, kind, origin, winner, score, status
        case recordedAt = "recorded_at"
        case costPerMonth = "cost_usd_month"
        case p95Milliseconds = "p95_ms"
        case winProbability = "win_probability"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(summary.id.description, forKey: .decision)
        try container.encode(summary.recordedAt, forKey: .recordedAt)
        try container.encode(summary.author, forKey: .author)
        try container.encode(summary.team, forKey: .team)
        try container.encode(summary.workload, forKey: .workload)
        try container.encode(summary.kind, forKey: .kind)
        try container.encodeIfPresent(summary.origin, forKey: .origin)
        try container.encode(summary.winner, forKey: .winner)
        try container.encode(summary.costPerMonth, forKey: .costPerMonth)
        try container.encode(summary.p95Milliseconds, forKey: .p95Milliseconds)
        try container.encode(summary.score, forKey: .score)
        try container.encode(summary.winProbability, forKey: .winProbability)
        try container.encode(summary.status.rawValue, forKey: .status)
    }
}

extension DecisionSummary {
    /// The day it was recorded.
    var day: String { String(recordedAt.prefix(10)) }

    /// What was chosen, in a cell.
    var choice: String { winner ?? (origin == nil ? "nothing feasible" : origin ?? "") }
}

extension Block {
    /// Says how much a list left out and how to see it.
    static func cutOff(_ leftOut: Int, _ singular: String) -> [Block] {
        leftOut > 0 ? [.text("\(Number.count(leftOut, singular)) left out: --all or --limit N.")] : []
    }
}
