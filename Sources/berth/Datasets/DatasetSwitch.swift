import Domain
import KnowledgeBase
import Presentation

/// A dataset that was taken out of the answers or brought back.
struct DatasetSwitch: Answer {
    enum Outcome: String, Encodable { case retired, restored }

    let dataset: Dataset
    let outcome: Outcome

    init(_ dataset: Dataset, _ outcome: Outcome) {
        self.dataset = dataset
        self.outcome = outcome
    }

    var blocks: [Block] {
        let name = "\(dataset.reference) (\(dataset.layer))"
        return [
            .headline(
                outcome == .retired
                    ? "\(name) is retired: answers to come no longer rest on it"
                    : "\(name) is back: answers to come rest on it")
        ]
    }

    private enum CodingKeys: String, CodingKey { case schema, name, layer, sha256, outcome }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.dataset-switch/1", forKey: .schema)
        try container.encode(dataset.name, forKey: .name)
        try container.encode(dataset.layer, forKey: .layer)
        try container.encode(dataset.sha256, forKey: .sha256)
        try container.encode(outcome, forKey: .outcome)
    }
}
