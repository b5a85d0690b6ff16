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
        try read { database in
            let reader = try FactReader(database, datasets: datasets)
            let regions: [Region] = try reader.all()
            let accelerators = try reader.all(Accelerator.self).map(\.name)
            return Vocabulary(
                providers: try Self.providers(reader), regions: Set(regions.map(\.region)).sorted(),
                residencies: Set(regions.map(\.residency)).sorted(),
                targets: try reader.all(Target.self).map(\.name).sorted(), accelerators: accelerators.sorted(),
                acceleratorAliases: try AcceleratorNames(reader, names: accelerators).aliases,
                regionProviders: Self.grouped(regions, by: \.provider),
                regionResidencies: Self.grouped(regions, by: \.residency))
        }
    }

    /// Every model that is described or measured.
    public func modelNames(datasets: [Dataset]) throws -> [String] {
        try read { try ModelQuery(reader: FactReader($0, datasets: datasets)).names() }
    }

    static func providers(_ reader: FactReader) throws -> [String] {
        Set(try reader.texts(providersQuery, from: "providers")).sorted()
    }

    /// What the regions of one name have of a property, in order.
    private static func grouped(_ regions: [Region], by property: (Region) -> String) -> [String: [String]] {
        Dictionary(grouping: regions, by: \.region).mapValues { Set($0.map(property)).sorted() }
    }

    static func byName<F>(_ facts: [F], _ name: (F) -> String) -> [String: F] {
        Dictionary(facts.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
}
