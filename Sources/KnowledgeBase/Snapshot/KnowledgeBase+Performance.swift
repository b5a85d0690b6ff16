public import Domain

extension KnowledgeBase {
    private static let aliasesQuery = """
        SELECT kind, alias, name
        FROM aliases
        WHERE dataset_id = ?1
        """

    /// What predictions rest on, with one model and what was measured of it.
    ///
    /// - Parameter model: by any of its names; nil for every model.
    public func performanceFacts(of model: String?, datasets: [Dataset]) throws -> PerformanceFacts {
        try read { database in
            let reader = try FactReader(database, datasets: datasets)
            var facts = PerformanceFacts()
            facts.accelerators = try Self.byName(reader.all(Accelerator.self), \.name)
            facts.cpus = try Self.byName(reader.all(CPU.self), \.name)
            facts.instances = try reader.all()
            facts.runtimes = try Self.byName(reader.all(Runtime.self), \.name)
            facts.runtimeSupport = try reader.all()
            facts.efficiencies = try reader.all()
            for name in facts.accelerators.keys { facts.spellings.add(name, for: name, .hardware) }
            for name in facts.cpus.keys { facts.spellings.add(name, for: name, .hardware) }
            for name in facts.runtimes.keys { facts.spellings.add(name, for: name, .runtime) }
            for row in facts.efficiencies where row.runtime != "*" {
                facts.spellings.add(row.runtime, for: row.runtime, .runtime)
            }
            for precision in Precision.allCases {
                facts.spellings.add(precision.rawValue, for: precision.rawValue, .precision)
            }
            try Self.addAliases(to: &facts.spellings, reader)
            if let model {
                try Self.add(model, to: &facts, ModelQuery(reader: reader))
            } else {
                try Self.addModels(to: &facts, reader)
            }
            return facts
        }
    }

    private static func add(_ model: String, to facts: inout PerformanceFacts, _ models: ModelQuery) throws {
        let name = try models.canonical(model)
        facts.models[name] = try models.model(name)
        facts.operations[name] = try models.operations(of: name)
        facts.measurements[name] = try models.measurements(of: name)
        facts.spellings.add(model, for: name, .model)
    }

    private static func addModels(to facts: inout PerformanceFacts, _ reader: FactReader) throws {
        facts.models = try byName(reader.all(ModelFact.self), \.name)
        facts.operations = Dictionary(grouping: try reader.all(Operations.self), by: \.model)
        for name in facts.models.keys { facts.spellings.add(name, for: name, .model) }
        let spellings = facts.spellings
        facts.measurements = Dictionary(grouping: try reader.all(Measurement.self)) { row in
            facts.models[row.model] == nil ? spellings.known(row.model, .model) ?? row.model : row.model
        }
        for name in facts.measurements.keys { facts.spellings.add(name, for: name, .model) }
    }

    /// After the names themselves, which no other name's spelling replaces.
    private static func addAliases(to spellings: inout Spellings, _ reader: FactReader) throws {
        let statement = try SQLStatement(aliasesQuery, in: reader.database)
        for dataset in reader.holders(of: "aliases") {
            statement.bind(1, dataset)
            while try statement.step() {
                guard let kind = Spellings.Kind(rawValue: statement.text(0)) else { continue }
                spellings.add(statement.text(1), for: statement.text(2), kind)
            }
            statement.reset()
        }
    }
}
