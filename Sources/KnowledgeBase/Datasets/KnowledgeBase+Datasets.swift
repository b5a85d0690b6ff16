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
        try reading { try $0.visibleDatasets(team: team) }
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
    /// - Throws: `.usage` where it is retired already.
    public func retire(_ record: DatasetRecord) throws {
        guard record.retiredAt == nil else {
            throw BerthError(.usage, "dataset \(record.dataset.reference) is retired already")
        }
        try write { try DatasetCatalogue($0).retire(record.dataset.id) }
    }

    /// Lets answers rest on a retired dataset again, in place of the version that is in use.
    ///
    /// - Throws: `.usage` where it is in use.
    public func restore(_ record: DatasetRecord) throws {
        guard record.retiredAt != nil else {
            throw BerthError(
                .usage, "dataset \(record.dataset.reference) is in use",
                hints: ["write NAME@VERSION for an earlier one; berth datasets show NAME lists them"])
        }
        try write { try DatasetCatalogue($0).restore(record.dataset) }
    }
}
