public import Domain

extension KnowledgeBase {
    private static let allDatasets = """
        SELECT id, name, layer, as_of, sha256, source, licence, description, imported_at, retired_at
        FROM datasets
        ORDER BY id
        """

    private static let allRows = """
        SELECT dataset_id, table_name, rows
        FROM dataset_rows
        """

    /// What answers for `team` rest on, highest precedence first: the team's datasets before the seed, of each the
    /// newest that is not retired, later imports first within a layer.
    public func visibleDatasets(team: String?) throws -> [Dataset] {
        try read { try DatasetCatalogue($0).visible(to: team.map { "team:" + $0 }) }
    }

    /// Every dataset that was ever imported, retired ones too, oldest first.
    public func datasetRecords() throws -> [DatasetRecord] {
        try read { database in
            var rows: [Int64: [String: Int]] = [:]
            let counts = try SQLStatement(Self.allRows, in: database)
            while try counts.step() {
                rows[counts.int(0), default: [:]][counts.text(1)] = Int(counts.int(2))
            }
            let statement = try SQLStatement(Self.allDatasets, in: database)
            var records: [DatasetRecord] = []
            while try statement.step() {
                let dataset = Dataset(
                    id: statement.int(0), name: statement.text(1), layer: statement.text(2), asOf: statement.text(3),
                    sha256: statement.text(4))
                records.append(
                    DatasetRecord(
                        dataset: dataset, source: statement.text(5), licence: statement.text(6),
                        description: statement.text(7), importedAt: statement.text(8),
                        retiredAt: statement.optionalText(9), rows: rows[dataset.id] ?? [:]))
            }
            return records
        }
    }

    /// Hides a dataset from answers to come. Its rows stay, so that old decisions still resolve their facts.
    ///
    /// - Returns: the datasets that were retired.
    /// - Throws: `.notFound` where no unretired dataset has that name and layer.
    public func retire(name: String, layer: String) throws -> [Dataset] {
        try write { database in
            let catalogue = DatasetCatalogue(database)
            let versions = try catalogue.versions(name: name, layer: layer)
            let current = versions.filter { !$0.isRetired }.map(\.dataset)
            guard !current.isEmpty else {
                throw BerthError(
                    .notFound,
                    versions.isEmpty
                        ? "there is no dataset \(name) in layer \(layer)"
                        : "dataset \(name) in layer \(layer) is retired already",
                    hints: ["`berth datasets list` shows what there is"])
            }
            for dataset in current { try catalogue.retire(dataset.id) }
            return current
        }
    }
}
