import Domain
import Ledger

/// Two decisions side by side.
struct DecisionComparison {
    struct OptionPair {
        let option: String
        let first: DeploymentOption?
        let second: DeploymentOption?
    }

    struct FactPair {
        let fact: FactID
        let different: [JSONDifference]
    }

    let first: Rationale
    let second: Rationale
    /// Keys of the workload that differ, and those that do not.
    let workload: (different: [JSONDifference], same: [String])
    /// Options that either wrote out, those that rank best in either first.
    let options: [OptionPair]
    /// Facts that both cite with different values.
    let facts: [FactPair]
    /// How many facts both cite with the same value, and how many only one of them cites.
    let sameFacts: Int
    let onlyFirst: Int
    let onlySecond: Int

    init(_ first: Rationale, _ second: Rationale) throws {
        self.first = first
        self.second = second
        workload = try JSONDifference.between(first.decision.workloadDocument, second.decision.workloadDocument)
        let (a, b) = (first.recommendation.options, second.recommendation.options)
        let byID = (
            Dictionary(a.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
            Dictionary(b.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        )
        options = Set(byID.0.keys).union(byID.1.keys)
            .map { OptionPair(option: $0, first: byID.0[$0], second: byID.1[$0]) }
            .sorted { ($0.bestRank, $0.option) < ($1.bestRank, $1.option) }
        let cited = (
            Dictionary(first.facts.map { ($0.cited.id, $0) }, uniquingKeysWith: { first, _ in first }),
            Dictionary(second.facts.map { ($0.cited.id, $0) }, uniquingKeysWith: { first, _ in first })
        )
        let both = cited.0.keys.filter { cited.1[$0] != nil }.sorted()
        facts = try both.compactMap { id in
            guard let a = cited.0[id]?.value, let b = cited.1[id]?.value, a != b else { return nil }
            return FactPair(fact: id, different: try JSONDifference.between(a, b).different)
        }
        sameFacts = both.count - facts.count
        onlyFirst = cited.0.count - both.count
        onlySecond = cited.1.count - both.count
    }

    var isSameChoice: Bool {
        first.recommendation.options.first?.id == second.recommendation.options.first?.id
    }
}

extension DecisionComparison.OptionPair {
    var bestRank: Int { min(first?.rank ?? .max, second?.rank ?? .max) }

    /// Whether it ranks, costs or scores differently, or is in one of the two alone.
    var isDifferent: Bool {
        first?.rank != second?.rank || first?.cost.total != second?.cost.total
            || first?.score.total != second?.score.total
    }
}
