public import Domain

extension KnowledgeBase {
    private static let providersQuery = """
        SELECT provider
        FROM providers
        WHERE dataset_id = ?1
        ORDER BY provider
        """

    /// Every fact that planning a workload may rest on, read in one transaction.
    ///
    /// Small tables come whole; offers and measurements are what the workload's constraints and model leave.
    ///
    /// - Parameter today: the day the answer is given for, `YYYY-MM-DD`.
    public func snapshot(for workload: Workload, datasets: [Dataset], today: String) throws -> Snapshot {
        try read { database in
            let reader = try FactReader(database, datasets: datasets)
            var snapshot = Snapshot(datasets: datasets, today: today)
            snapshot.providers = try Self.providers(reader)
            snapshot.regions = try reader.all()
            snapshot.accelerators = try Self.byName(reader.all(Accelerator.self), \.name)
            snapshot.cpus = try Self.byName(reader.all(CPU.self), \.name)
            snapshot.targets = try reader.all()
            snapshot.targetLimits = try reader.all()
            snapshot.targetSizes = try reader.all()
            snapshot.targetRegions = try reader.all()
            snapshot.servicePrices = try reader.all()
            snapshot.coldStarts = try reader.all()
            snapshot.runtimes = try Self.byName(reader.all(Runtime.self), \.name)
            snapshot.runtimeSupport = try reader.all()
            snapshot.baseImages = try reader.all()
            snapshot.cudaReleases = try reader.all()
            snapshot.efficiencies = try reader.all()
            snapshot.assumptions = try Self.byName(reader.all(Assumption.self), \.name)
            snapshot.rules = try reader.all()
            let models = ModelQuery(reader: reader)
            let model = try models.canonical(workload.model.name)
            snapshot.model = try models.model(model)
            snapshot.measurements = try models.measurements(of: model)
            let names = try AcceleratorNames(reader, names: snapshot.accelerators.keys)
            let filter = OfferFilter(
                workload.constraints, regions: snapshot.regions, canonical: names.canonical)
            snapshot.offers = try OfferQuery(reader: reader, filter: filter).offers()
            return snapshot
        }
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

    private static func providers(_ reader: FactReader) throws -> [String] {
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
