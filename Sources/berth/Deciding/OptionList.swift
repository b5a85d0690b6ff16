import Domain
import Ledger
import Presentation

/// `decisions options`, for people and for machines.
struct OptionList: Encodable {
    let decision: DecisionSummary
    let options: [OptionSummary]

    var blocks: [Block] {
        guard !options.isEmpty else {
            let what = decision.origin == nil ? "no option was feasible" : "it was imported and has no plan"
            return [.text("\(decision.id) has no options: \(what).")]
        }
        let rows = options.map { option in
            TextTable.Row([
                String(option.rank), option.option, Money.short(option.costPerMonth),
                option.p95Milliseconds.map { TimeSpan.milliseconds($0) } ?? "–",
                Number.fixed(option.score, decimals: 3), Number.percent(option.winProbability),
            ])
        }
        return [
            .table(
                TextTable(
                    [
                        .init("#", .right), .init("option", flexible: true), .init("$/month", .right),
                        .init("p95", .right), .init("score", .right), .init("wins", .right),
                    ], rows)),
            .text("berth decisions why \(decision.id) --not N tells how another differs from #1."),
        ]
    }

    private enum CodingKeys: String, CodingKey { case schema, decision, options }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.options/1", forKey: .schema)
        try container.encode(decision.id.description, forKey: .decision)
        try container.encode(options.map(Entry.init), forKey: .options)
    }

    private struct Entry: Encodable {
        let option: OptionSummary

        private enum CodingKeys: String, CodingKey {
            case rank, id, target, score
            case costPerMonth = "cost_usd_month"
            case p95Milliseconds = "p95_ms"
            case winProbability = "win_probability"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(option.rank, forKey: .rank)
            try container.encode(option.option, forKey: .id)
            try container.encode(option.target, forKey: .target)
            try container.encode(option.costPerMonth, forKey: .costPerMonth)
            try container.encode(option.p95Milliseconds, forKey: .p95Milliseconds)
            try container.encode(option.score, forKey: .score)
            try container.encode(option.winProbability, forKey: .winProbability)
        }
    }
}
