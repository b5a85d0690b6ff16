import Domain
import Ledger

extension DecisionDrift: Encodable {
    private enum CodingKeys: String, CodingKey {
        case schema, decision, workload, status, winner, then, now, moved
        case stillWins = "still_wins"
        case recordedBy = "recorded_by"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.drift/1", forKey: .schema)
        try container.encode(decision.id.description, forKey: .decision)
        try container.encode(decision.workload, forKey: .workload)
        try container.encode(decision.status.rawValue, forKey: .status)
        try container.encode(program, forKey: .recordedBy)
        try container.encode(stillWins, forKey: .stillWins)
        try container.encode(then.map(Standing.init), forKey: .then)
        try container.encode(winner.map(Standing.init), forKey: .winner)
        switch now {
        case .compared(let option): try container.encode(Standing(option), forKey: .now)
        case .out(let rejection): try container.encode(rejection, forKey: .now)
        case .absent: try container.encodeNil(forKey: .now)
        }
        try container.encode(
            moved.map { Moved(change: FactChangeEntry($0.change), winner: $0.isWinners) }, forKey: .moved)
    }

    private struct Standing: Encodable {
        let id: String
        let rank: Int
        let costPerMonth: USD
        let p95Milliseconds: Double?
        let score: Double

        init(_ option: DeploymentOption) {
            id = option.id
            rank = option.rank
            costPerMonth = option.cost.total
            p95Milliseconds = option.latencyMilliseconds?.p95
            score = option.score.total
        }

        private enum CodingKeys: String, CodingKey {
            case id, rank, score
            case costPerMonth = "cost_usd_month"
            case p95Milliseconds = "p95_ms"
        }
    }

    private struct Moved: Encodable {
        let change: FactChangeEntry
        let winner: Bool

        private enum CodingKeys: String, CodingKey { case winner }

        func encode(to encoder: any Encoder) throws {
            try change.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(winner, forKey: .winner)
        }
    }
}
