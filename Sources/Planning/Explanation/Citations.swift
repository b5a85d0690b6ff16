import Domain

/// The facts that an answer cites, each once, with their values.
struct Citations: Sendable {
    private let datasets: [Int64: Dataset]
    private var facts: [FactID: any Fact] = [:]

    init(_ datasets: [Dataset]) {
        self.datasets = Dictionary(datasets.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Remembers the facts and returns them as they are cited, sorted by id.
    mutating func cite(_ cited: [any Fact]) -> [CitedFact] {
        var unique: [FactID: CitedFact] = [:]
        for fact in cited {
            let id = fact.id
            facts[id] = fact
            if unique[id] == nil { unique[id] = citation(fact, id: id) }
        }
        return unique.values.sorted { $0.id < $1.id }
    }

    private func citation(_ fact: any Fact, id: FactID) -> CitedFact {
        let dataset = datasets[fact.provenance.dataset]
        return CitedFact(
            id: id, table: type(of: fact).table, dataset: dataset?.name ?? "", layer: dataset?.layer ?? "",
            source: fact.provenance.source, asOf: fact.provenance.asOf)
    }

    /// Every fact cited so far with its value as JSON, sorted by id.
    func recorded() throws(BerthError) -> [RecordedFact] {
        var recorded: [RecordedFact] = []
        for (id, fact) in facts.sorted(by: { $0.key < $1.key }) {
            guard let value = try? canonicalJSON(fact) else {
                throw BerthError(.internalFault, "the fact \(id) cannot be written as JSON")
            }
            recorded.append(
                RecordedFact(
                    cited: citation(fact, id: id), dataset: fact.provenance.dataset, value: value))
        }
        return recorded
    }
}
