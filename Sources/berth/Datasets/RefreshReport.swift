import Domain
import Importing
import KnowledgeBase
import Presentation

/// What newer datasets change in prices and recommendations, for people and for machines.
struct RefreshReport: Answer {
    let outcome: ImportList
    /// Price changes to list of a dataset.
    let limit: Int

    var blocks: [Block] {
        zip(outcome.reports, outcome.changes).flatMap { report, changes in
            outcome.blocks(report, nil) + prices(changes.moves)
        } + (outcome.recommendations?.blocks ?? [])
    }

    private func prices(_ moves: [PriceMove]) -> [Block] {
        guard !moves.isEmpty else { return [.text("No price moved.")] }
        let fell = moves.filter { $0.after < $0.before }.count
        let rows = moves.prefix(limit).map { move in
            TextTable.Row([
                move.id.text, Money.exact(move.before), Money.exact(move.after),
                move.share.map(Self.percent) ?? "from nothing",
            ])
        }
        let more = moves.count - rows.count
        return [
            .text("\(Number.count(moves.count, "price")) moved: \(fell) down, \(moves.count - fell) up. The furthest:"),
            .table(
                TextTable(
                    [
                        .init("price", flexible: true), .init("before", .right), .init("after", .right),
                        .init("change", .right),
                    ], Array(rows))),
        ] + (more > 0 ? [.text("\(Number.count(more, "smaller change")) left out: --limit N.")] : [])
    }

    /// `+12.5 %`
    private static func percent(_ share: Double) -> String {
        (share > 0 ? "+" : "") + Number.fixed(share * 100, decimals: 1) + " %"
    }

    private enum CodingKeys: String, CodingKey { case schema, datasets, recommendations }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.refresh/1", forKey: .schema)
        try container.encode(
            zip(outcome.reports, outcome.changes).map { Entry(report: $0, moves: $1.moves, limit: limit) },
            forKey: .datasets)
        try container.encode(outcome.recommendations, forKey: .recommendations)
    }

    private struct Entry: Encodable {
        let report: ImportReport
        let moves: [PriceMove]
        let limit: Int

        private enum CodingKeys: String, CodingKey {
            case dataset = "import"
            case moved = "prices_moved"
            case moves = "largest_moves"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(ImportList.Entry(report, nil), forKey: .dataset)
            try container.encode(moves.count, forKey: .moved)
            try container.encode(moves.prefix(limit).map(Move.init), forKey: .moves)
        }
    }

    private struct Move: Encodable {
        let id: FactID
        let before: USD
        let after: USD

        init(_ move: PriceMove) {
            id = move.id
            before = move.before
            after = move.after
        }
    }
}
