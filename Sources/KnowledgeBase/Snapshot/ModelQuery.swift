import Domain

/// A model by any of its names, and what was measured of it.
struct ModelQuery {
    let reader: FactReader

    private static let sameName = """
        SELECT model
        FROM models
        WHERE dataset_id = ?1 AND model = ?2 COLLATE NOCASE
        """

    private static let standsFor = """
        SELECT name
        FROM aliases
        WHERE dataset_id = ?1 AND kind = 'model' AND alias = ?2 COLLATE NOCASE
        """

    private static let otherSpellings = """
        SELECT alias
        FROM aliases
        WHERE dataset_id = ?1 AND kind = 'model' AND name = ?2
        """

    private static let byName = """
        SELECT model, family, task, parameters_millions, active_parameters_millions, gflops_per_item,
            activations_millions, input, layers, hidden_size, attention_heads, kv_heads, head_dimension,
            context_length, source_id, as_of, uncited
        FROM models
        WHERE dataset_id = ?1 AND model = ?2
        """

    private static let operations = """
        \(Operations.fields)
        WHERE dataset_id = ?1 AND model = ?2
        """

    static let measurements = """
        SELECT id, kind, model, family, task, hardware, hardware_kind, hardware_count, runtime, precision,
            batch, input, gflops_per_item, parameters_millions, activations_millions, latency_ms,
            throughput_per_s, notes, source_id, as_of, uncited
        FROM measurements INDEXED BY measurements_model
        WHERE dataset_id = ?1 AND model = ?2
        ORDER BY hardware, id
        """

    /// Steps over the index from one model to the next, instead of over every measurement.
    private static let measuredNames = """
        WITH RECURSIVE names (name) AS (
            SELECT (SELECT min(model) FROM measurements WHERE dataset_id = ?1)
            UNION ALL
            SELECT (SELECT min(model) FROM measurements WHERE dataset_id = ?1 AND model > names.name)
            FROM names
            WHERE name IS NOT NULL
        )
        SELECT name
        FROM names
        WHERE name IS NOT NULL
        """

    private static let storedNames = """
        SELECT model
        FROM models
        WHERE dataset_id = ?1
        """

    /// The store's spelling of a name, however it is written; the name itself where the store does not know it.
    func canonical(_ name: String) throws -> String {
        let lowered = name.lowercased()
        if let stored = try reader.texts(Self.byName, from: "models", { $0.bind(2, name) }).first { return stored }
        if let stored = try reader.texts(Self.sameName, from: "models", { $0.bind(2, name) }).first { return stored }
        if let stored = try reader.texts(Self.standsFor, from: "aliases", { $0.bind(2, name) }).first { return stored }
        return try reader.texts(Self.measuredNames, from: "measurements").first { $0.lowercased() == lowered } ?? name
    }

    /// Of a canonical name.
    func model(_ name: String) throws -> ModelFact? {
        let statement = try SQLStatement(Self.byName, in: reader.database)
        statement.bind(2, name)
        for dataset in reader.holders(of: ModelFact.table) {
            statement.bind(1, dataset)
            defer { statement.reset() }
            guard try statement.step() else { continue }
            return ModelFact(FactRow(statement: statement, dataset: dataset, sources: reader.sources))
        }
        return nil
    }

    /// Of a canonical name: what it is made of at each size of input that was counted.
    func operations(of name: String) throws -> [Operations] {
        let statement = try SQLStatement(Self.operations, in: reader.database)
        statement.bind(2, name)
        var found: [Operations] = []
        for dataset in reader.holders(of: Operations.table) {
            statement.bind(1, dataset)
            let row = FactRow(statement: statement, dataset: dataset, sources: reader.sources)
            while try statement.step() {
                guard let counted = Operations(row), !found.contains(where: { $0.input == counted.input }) else {
                    continue
                }
                found.append(counted)
            }
            statement.reset()
        }
        return found
    }

    /// Everything measured of a model, under its canonical name and its other spellings.
    func measurements(of name: String) throws -> [Measurement] {
        let holders = reader.holders(of: Measurement.table)
        guard !holders.isEmpty else { return [] }
        let others = try reader.texts(Self.otherSpellings, from: "aliases") { $0.bind(2, name) }
        let names = [name] + Set(others).subtracting([name]).sorted()
        let statement = try SQLStatement(Self.measurements, in: reader.database)
        var found: [Measurement] = []
        var seen: Set<String> = []
        for dataset in holders {
            let row = FactRow(statement: statement, dataset: dataset, sources: reader.sources)
            for spelling in names {
                statement.bind(1, dataset)
                statement.bind(2, spelling)
                while try statement.step() {
                    guard let measurement = Measurement(row) else { continue }
                    guard holders.count == 1 || seen.insert(measurement.measurementID).inserted else { continue }
                    found.append(measurement)
                }
                statement.reset()
            }
        }
        return found
    }

    /// Every model that is described or measured, in order.
    func names() throws -> [String] {
        let described = try reader.texts(Self.storedNames, from: "models")
        let measured = try reader.texts(Self.measuredNames, from: "measurements")
        return Set(described).union(measured).sorted()
    }
}
