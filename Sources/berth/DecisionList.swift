import Domain
import Ledger
import Presentation

/// `decisions list`, for people and for machines.
struct DecisionList: Encodable {
    let decisions: [DecisionSummary]
    let leftOut: Int

    private var table: TextTable {
        let rows = decisions.map { decision in
            TextTable.Row([
                decision.id.description, String(decision.recordedAt.prefix(10)), decision.workload,
                decision.winner ?? "nothing feasible", decision.costPerMonth.map(Money.short) ?? "–",
                decision.status.rawValue, decision.author,
            ])
        }
        return TextTable(
            [
                .init("id"), .init("date"), .init("workload", flexible: true), .init("option", flexible: true),
                .init("$/month", .right), .init("status"), .init("author", flexible: true),
            ],
            rows)
    }

    var blocks: [Block] {
        if decisions.isEmpty { return [.text("No decisions. berth recommend makes one.")] }
        let rest =
            leftOut > 0 ? [Block.text("\(Number.count(leftOut, "older decision")) left out: --all or --limit N.")] : []
        return [.table(table)] + rest
    }

    private enum CodingKeys: String, CodingKey {
        case schema, decisions
        case leftOut = "left_out"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.decisions/1", forKey: .schema)
        try container.encode(decisions.map(Entry.init), forKey: .decisions)
        try container.encode(leftOut, forKey: .leftOut)
    }

    private struct Entry: Encodable {
        let decision: String
        let recordedAt: String
        let author: String
        let team: String?
        let workload: String
        let kind: Workload.Kind
        let winner: String?
        let costPerMonth: USD?
        let p95Milliseconds: Double?
        let score: Double?
        let winProbability: Double?
        let status: String

        init(_ summary: DecisionSummary) {
            decision = summary.id.description
            recordedAt = summary.recordedAt
            author = summary.author
            team = summary.team
            workload = summary.workload
            kind = summary.kind
            winner = summary.winner
            costPerMonth = summary.costPerMonth
            p95Milliseconds = summary.p95Milliseconds
            score = summary.score
            winProbability = summary.winProbability
            status = summary.status.rawValue
        }

        private enum CodingKeys: String, CodingKey {
            case decision, author, team, workload, kind, winner, score, status
            case recordedAt = "recorded_at"
            case costPerMonth = "cost_usd_month"
            case p95Milliseconds = "p95_ms"
            case winProbability = "win_probability"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(decision, forKey: .decision)
            try container.encode(recordedAt, forKey: .recordedAt)
            try container.encode(author, forKey: .author)
            try container.encode(team, forKey: .team)
            try container.encode(workload, forKey: .workload)
            try container.encode(kind, forKey: .kind)
            try container.encode(winner, forKey: .winner)
            try container.encode(costPerMonth, forKey: .costPerMonth)
            try container.encode(p95Milliseconds, forKey: .p95Milliseconds)
            try container.encode(score, forKey: .score)
            try container.encode(winProbability, forKey: .winProbability)
            try container.encode(status, forKey: .status)
        }
    }
}

extension Session {
    func print(_ list: DecisionList) throws {
        if options.json { try print(JSONDocument(list)) } else { try print(list.blocks) }
    }
}
