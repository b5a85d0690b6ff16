import Domain
import Ledger

extension DecisionComparison: Encodable {
    private enum CodingKeys: String, CodingKey {
        case schema, decisions, workload, options, facts
        case isSameChoice = "same_choice"
    }

    private enum Sides: String, CodingKey { case different, same, first, second }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.comparison/1", forKey: .schema)
        try container.encode([first, second].map { DecisionEntry($0.decision.summary) }, forKey: .decisions)
        try container.encode(isSameChoice, forKey: .isSameChoice)
        var keys = container.nestedContainer(keyedBy: Sides.self, forKey: .workload)
        try keys.encode(workload.different, forKey: .different)
        try keys.encode(workload.same, forKey: .same)
        try container.encode(options.map(OptionEntry.init), forKey: .options)
        var facts = container.nestedContainer(keyedBy: Sides.self, forKey: .facts)
        try facts.encode(self.facts.map(FactPairEntry.init), forKey: .different)
        try facts.encode(sameFacts, forKey: .same)
        try facts.encode(onlyFirst, forKey: .first)
        try facts.encode(onlySecond, forKey: .second)
    }

    private struct OptionEntry: Encodable {
        let id: String
        let first: Figures?
        let second: Figures?

        init(_ pair: OptionPair) {
            id = pair.option
            first = pair.first.map(Figures.init)
            second = pair.second.map(Figures.init)
        }

        private enum CodingKeys: String, CodingKey { case id, first, second }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encode(first, forKey: .first)
            try container.encode(second, forKey: .second)
        }
    }

    private struct Figures: Encodable {
        let rank: Int
        let costPerMonth: USD
        let score: DeploymentOption.Score

        init(_ option: DeploymentOption) {
            rank = option.rank
            costPerMonth = option.cost.total
            score = option.score
        }

        private enum CodingKeys: String, CodingKey {
            case rank, score
            case costPerMonth = "cost_usd_month"
        }
    }

    private struct FactPairEntry: Encodable {
        let fact: FactID
        let different: [JSONDifference]

        init(_ pair: FactPair) {
            fact = pair.fact
            different = pair.different
        }
    }
}
