import Domain
import Ledger
import Planning
import Presentation

/// A decision computed again, for people and for machines.
struct ReplayReport: Encodable {
    private static let mostRows = 12

    private let decision: Decision
    private let differences: [JSONDifference]
    private let isIdentical: Bool
    /// Cited facts whose rows say something else than the decision recorded.
    private let changedFacts: [FactID]
    private let winner: String?

    init(_ decision: Decision, _ session: Session) throws {
        self.decision = decision
        let basis = try session.ledger.basis(of: decision)
        let recommender = Recommender(
            knowledgeBase: session.knowledgeBase, datasets: basis.datasets, today: basis.today)
        let plan = try recommender.plan(basis.workload, all: basis.allOptions).plan
        let document = try JSONDocument(plan.recommendation).text
        isIdentical = document == decision.storedDocument
        differences = isIdentical ? [] : try JSONDifference.between(decision.storedDocument, document).different
        winner = plan.recommendation.options.first?.id
        let now = Dictionary(try plan.facts().map { ($0.cited.id, $0.value) }, uniquingKeysWith: { first, _ in first })
        changedFacts = try session.ledger.facts(of: decision.id).compactMap { fact in
            guard let value = now[fact.cited.id], value != fact.value else { return nil }
            // Another version may know more or fewer columns; what both know must be the same.
            let differences = try JSONDifference.between(fact.value, value).different
            return differences.contains { $0.from != nil && $0.to != nil } ? fact.cited.id : nil
        }
    }

    /// The exit code where the record does not come out again.
    var failure: Int32? {
        if !changedFacts.isEmpty { return BerthError.Kind.unusableDatabase.rawValue }
        if isIdentical { return nil }
        return decision.program == Berth.version ? BerthError.Kind.internalFault.rawValue : 1
    }

    var blocks: [Block] {
        if isIdentical, changedFacts.isEmpty {
            return [
                .headline("\(decision.id) comes out the same, byte for byte."),
                .text("Recorded by Berth \(decision.program), computed by \(Berth.version)."),
            ]
        }
        let choice =
            winner == decision.summary.winner
            ? "the choice is the same" : "the choice is now \(winner ?? "that nothing is feasible")"
        let rows = differences.prefix(Self.mostRows).map { TextTable.Row([$0.path, $0.from ?? "–", $0.to ?? "–"]) }
        let rest = differences.count - rows.count
        return [
            .headline("\(decision.id) comes out differently: \(choice)."),
            .text("Recorded by Berth \(decision.program), computed by \(Berth.version)."),
        ] + facts
            + (rows.isEmpty
                ? []
                : [
                    .heading("Differences"),
                    .table(
                        TextTable(
                            [
                                .init("where", flexible: true), .init("recorded", flexible: true),
                                .init("computed", flexible: true),
                            ], rows)),
                ])
            + (rest > 0 ? [.text("\(Number.count(rest, "more difference")): --json.")] : [])
    }

    private var facts: [Block] {
        changedFacts.isEmpty
            ? []
            : [
                .heading("Facts that were changed in their dataset since"),
                .items(changedFacts.prefix(Self.mostRows).map(\.text)),
            ]
    }

    private enum CodingKeys: String, CodingKey {
        case schema, decision, identical, differences
        case recordedBy = "recorded_by"
        case computedBy = "computed_by"
        case changedFacts = "changed_facts"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.replay/1", forKey: .schema)
        try container.encode(decision.id.description, forKey: .decision)
        try container.encode(isIdentical, forKey: .identical)
        try container.encode(decision.program, forKey: .recordedBy)
        try container.encode(Berth.version, forKey: .computedBy)
        try container.encode(differences, forKey: .differences)
        try container.encode(changedFacts, forKey: .changedFacts)
    }
}
