import Domain
import Ledger
import Presentation

/// `decisions list`, for people and for machines.
struct DecisionList: Encodable {
    let decisions: [DecisionSummary]
    let leftOut: Int
    /// Whether the list was narrowed.
    let isFiltered: Bool

    private var table: TextTable {
        let rows = decisions.map { decision in
            TextTable.Row([
                decision.id.description, decision.day, decision.workload, decision.choice,
                decision.costPerMonth.map(Money.short) ?? "–", decision.status.rawValue, decision.author,
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
        if decisions.isEmpty {
            return [.text(isFiltered ? "No decisions match." : "No decisions. berth recommend makes one.")]
        }
        return [.table(table)] + Block.cutOff(leftOut, "older decision")
    }

    private enum CodingKeys: String, CodingKey {
        case schema, decisions
        case leftOut = "left_out"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.decisions/1", forKey: .schema)
        try container.encode(decisions.map(DecisionEntry.init), forKey: .decisions)
        try container.encode(leftOut, forKey: .leftOut)
    }
}

extension Session {
    func print(_ list: DecisionList) throws {
        if options.json { try print(JSONDocument(list)) } else { try print(list.blocks) }
    }
}
