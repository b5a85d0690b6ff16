import Domain
import Ledger
import Presentation

/// `decisions search`, for people and for machines.
struct SearchList: Encodable {
    let hits: [SearchHit]
    let leftOut: Int

    var blocks: [Block] {
        if hits.isEmpty { return [.text("No decisions match.")] }
        let rows = hits.map { hit in
            TextTable.Row(
                [
                    hit.decision.id.description, hit.decision.day, hit.decision.workload, hit.decision.choice,
                    hit.decision.status.rawValue,
                ], remark: hit.snippet)
        }
        return [
            .table(
                TextTable(
                    [
                        .init("id"), .init("date"), .init("workload", flexible: true),
                        .init("option", flexible: true), .init("status"),
                    ], rows, remarks: "found"))
        ] + Block.cutOff(leftOut, "older decision")
    }

    private enum CodingKeys: String, CodingKey {
        case schema, decisions
        case leftOut = "left_out"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.search/1", forKey: .schema)
        try container.encode(hits.map(Entry.init), forKey: .decisions)
        try container.encode(leftOut, forKey: .leftOut)
    }

    private struct Entry: Encodable {
        let hit: SearchHit

        private enum CodingKeys: String, CodingKey { case snippet }

        func encode(to encoder: any Encoder) throws {
            try DecisionEntry(hit.decision).encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(hit.snippet, forKey: .snippet)
        }
    }
}
