public import Domain

extension StoreReader {
    /// Every fact that planning a workload may rest on.
    ///
    /// Small tables come whole; offers and measurements are what the workload's constraints and model leave.
    ///
    /// - Parameter today: the day the answer is given for, `YYYY-MM-DD`.
    public func snapshot(for workload: Workload, datasets: [Dataset], today: String) throws -> Snapshot {
        let reader = try FactReader(database, datasets: datasets)
        var snapshot = Snapshot(datasets: datasets, today: today)
        snapshot.providers = try KnowledgeBase.providers(reader)
        snapshot.regions = try reader.all()
        snapshot.accelerators = try KnowledgeBase.byName(reader.all(Accelerator.self), \.name)
        snapshot.cpus = try KnowledgeBase.byName(reader.all(CPU.self), \.name)
        snapshot.targets = try reader.all()
        snapshot.targetLimits = try reader.all()
        snapshot.targetSizes = try reader.all()
        snapshot.targetRegions = try reader.all()
        snapshot.servicePrices = try reader.all()
        snapshot.discounts = try reader.all()
        snapshot.coldStarts = try reader.all()
        snapshot.runtimes = try KnowledgeBase.byName(reader.all(Runtime.self), \.name)
        snapshot.runtimeSupport = try reader.all()
        snapshot.baseImages = try reader.all()
        snapshot.cudaReleases = try reader.all()
        snapshot.efficiencies = try reader.all()
        snapshot.assumptions = try KnowledgeBase.byName(reader.all(Assumption.self), \.name)
        snapshot.rules = try reader.all()
        let models = ModelQuery(reader: reader)
        let model = try models.canonical(workload.model.name)
        snapshot.model = try models.model(model)
        snapshot.operations = try models.operations(of: model)
        snapshot.measurements = try models.measurements(of: model)
        let names = try AcceleratorNames(reader, names: snapshot.accelerators.keys)
        let filter = OfferFilter(
            workload.constraints, regions: snapshot.regions, canonical: names.canonical)
        snapshot.offers = try OfferQuery(reader: reader, filter: filter).offers()
        return snapshot
    }

    /// The names that a workload may use.
    public func vocabulary(datasets: [Dataset]) throws -> Vocabulary {
        let reader = try FactReader(database, datasets: datasets)
        let regions: [Region] = try reader.all()
        let accelerators = try reader.all(Accelerator.self).map(\.name)
        return Vocabulary(
            providers: try KnowledgeBase.providers(reader), regions: Set(regions.map(\.region)).sorted(),
            residencies: Set(regions.map(\.residency)).sorted(),
            targets: try reader.all(Target.self).map(\.name).sorted(), accelerators: accelerators.sorted(),
            acceleratorAliases: try AcceleratorNames(reader, names: accelerators).aliases,
            regionProviders: KnowledgeBase.grouped(regions, by: \.provider),
            regionResidencies: KnowledgeBase.grouped(regions, by: \.residency))
    }
}
