public import Domain

extension KnowledgeBase {
    private static let providersQuery = """
        SELECT provider
        FROM providers
        WHERE dataset_id = ?1
        ORDER BY provider
        """

    /// As `StoreReader.snapshot`, in a transaction of its own.
    public func snapshot(for workload: Workload, datasets: [Dataset], today: String) throws -> Snapshot {
        try reading { try $0.snapshot(for: workload, datasets: datasets, today: today) }
    }

    /// The names that a workload may use.
    public func vocabulary(datasets: [Dataset]) throws -> Vocabulary {
        try reading { try $0.vocabulary(datasets: datasets) }
    }

    /// Every model that is described or measured.
    public func modelNames(datasets: [Dataset]) throws -> [String] {
        try read { try ModelQuery(reader: FactReader($0, datasets: datasets)).names() }
    }

    static func providers(_ reader: FactReader) throws -> [String] {
        Set(try reader.texts(providersQuery, from: "providers")).sorted()
    }

    /// What the regions of one name have of a property, in order.
    static func grouped(_ regions: [Region], by property: (Region) -> String) -> [String: [String]] {
        Dictionary(grouping: regions, by: \.region).mapValues { Set($0.map(property)).sorted() }
    }

    static func byName<F>(_ facts: [F], _ name: (F) -> String) -> [String: F] {
        Dictionary(facts.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
}
