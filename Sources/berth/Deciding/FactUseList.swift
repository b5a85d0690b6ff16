import Domain
import KnowledgeBase
import Ledger
import Presentation

/// `decisions touching`, for people and for machines.
struct FactUseList: Encodable {
    private let key: String
    private let uses: [(use: FactUse, changes: FactChange?)]
    private let leftOut: Int

    init(_ key: String, _ uses: [FactUse], leftOut: Int, _ session: Session) throws {
        self.key = key
        self.leftOut = leftOut
        // What a fact says now is what the decision's own team would be told.
        var changes: [String: [FactID: FactChange]] = [:]
        for (team, group) in Dictionary(grouping: uses, by: { $0.decision.team ?? "" }) {
            let datasets = try session.knowledgeBase.visibleDatasets(team: team.isEmpty ? nil : team)
            for use in group {
                let key = "\(team)/\(use.decision.id)"
                let found = try session.knowledgeBase.changes(since: [use.fact], datasets: datasets)
                for change in found { changes[key, default: [:]][change.fact] = change }
            }
        }
        self.uses = uses.map { use in
            (use, changes["\(use.decision.team ?? "")/\(use.decision.id)"]?[use.fact.cited.id])
        }
    }

    var blocks: [Block] {
        guard !uses.isEmpty else { return [.text("No decision that matches rests on \(key).")] }
        let rows = uses.map { use, change in
            TextTable.Row(
                [
                    use.decision.id.description, use.decision.day, use.decision.workload,
                    use.decision.status.rawValue, use.isWinners ? "the winner" : "others",
                ],
                remark: (use.fact.cited.id.text == key ? "" : use.fact.cited.id.text + ": ")
                    + (change.map(\.text) ?? "unchanged"))
        }
        return [
            .headline("\(Number.count(uses.count + leftOut, "citation")) of \(key)"),
            .table(
                TextTable(
                    [
                        .init("id"), .init("date"), .init("workload", flexible: true), .init("status"),
                        .init("cited by"),
                    ], rows, remarks: "since then")),
        ] + Block.cutOff(leftOut, "older citation")
    }

    private enum CodingKeys: String, CodingKey {
        case schema, fact, uses
        case leftOut = "left_out"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.touching/1", forKey: .schema)
        try container.encode(key, forKey: .fact)
        try container.encode(uses.map(Entry.init), forKey: .uses)
        try container.encode(leftOut, forKey: .leftOut)
    }

    private struct Entry: Encodable {
        let use: FactUse
        let change: FactChange?

        private enum CodingKeys: String, CodingKey { case winner, fact, change }

        func encode(to encoder: any Encoder) throws {
            try DecisionEntry(use.decision).encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(use.decision.winner, forKey: .winner)
            try container.encode(FactEntry(use.fact), forKey: .fact)
            try container.encode(change.map(FactChangeEntry.init), forKey: .change)
        }
    }
}
