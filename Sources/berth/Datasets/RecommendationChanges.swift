import Domain
import Presentation

/// What other facts make of recommendations on record, for people and for machines.
struct RecommendationChanges: Encodable {
    struct Choice: Hashable, Encodable {
        let option: String
        let perMonth: USD

        private enum CodingKeys: String, CodingKey {
            case option
            case perMonth = "usd_month"
        }
    }

    struct Change: Encodable {
        let decision: DecisionID
        let workload: String
        /// Nil where nothing was feasible.
        let before: Choice?
        let after: Choice?

        private enum CodingKeys: String, CodingKey { case decision, workload, before, after, changes }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(decision.description, forKey: .decision)
            try container.encode(workload, forKey: .workload)
            try container.encode(before, forKey: .before)
            try container.encode(after, forKey: .after)
            try container.encode(before?.option != after?.option, forKey: .changes)
        }
    }

    let checked: [Change]
    /// Decisions beyond those that were planned anew.
    let unchecked: Int

    var blocks: [Block] {
        guard !checked.isEmpty else { return [.text("No recommendation on record rests on this layer.")] }
        let moved = checked.filter { $0.before != $0.after }
        let winners = moved.filter { $0.before?.option != $0.after?.option }.count
        var blocks: [Block] = [
            .text(
                "Recommendations on record: \(winners) of \(checked.count) would have another winner, "
                    + "\(moved.count - winners) the same at another cost.")
        ]
        if !moved.isEmpty { blocks.append(.items(moved.map(line))) }
        if unchecked > 0 { blocks.append(.text("\(Number.count(unchecked, "older decision")) not checked.")) }
        return blocks
    }

    private func line(_ change: Change) -> String {
        let start = "\(change.decision) \(change.workload): "
        if let before = change.before, let after = change.after, before.option == after.option {
            return start + "keeps \(after.option), \(cost(before)) → \(cost(after))"
        }
        let texts = [change.before, change.after].map { choice in
            choice.map { "\($0.option) (\(cost($0)))" } ?? "no feasible option"
        }
        return start + texts.joined(separator: " → ")
    }

    private func cost(_ choice: Choice) -> String { Money.short(choice.perMonth) + "/month" }

    private enum CodingKeys: String, CodingKey { case checked, unchecked }
}
