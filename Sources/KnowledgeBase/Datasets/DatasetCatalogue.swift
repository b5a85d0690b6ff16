public import Domain
public import GRDB

/// The `datasets` table, within a transaction that somebody else holds.
public struct DatasetCatalogue {
    private let database: Database

    public init(_ database: Database) {
        self.database = database
    }

    private static let visible = """
        SELECT id, name, layer, as_of, sha256
        FROM datasets AS d
        WHERE retired_at IS NULL
          AND layer IN ('seed', ?1)
          AND NOT EXISTS (
              SELECT 1
              FROM datasets AS newer
              WHERE newer.name = d.name AND newer.layer = d.layer AND newer.retired_at IS NULL AND newer.id > d.id)
        ORDER BY layer = 'seed', id DESC
        """

    private static let named = """
        SELECT id, name, layer, as_of, sha256, retired_at
        FROM datasets
        WHERE name = ?1 AND layer = ?2
        ORDER BY id DESC
        """

    private static let insertion = """
        INSERT INTO datasets (name, layer, as_of, source, licence, description, sha256, imported_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
        """

    private static let seal = """
        UPDATE datasets
        SET sha256 = ?2
        WHERE id = ?1
        """

    private static let retirement = """
        UPDATE datasets
        SET retired_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
        WHERE id = ?1 AND retired_at IS NULL
        """

    private static let restoration = """
        UPDATE datasets
        SET retired_at = NULL
        WHERE id = ?1
        """

    private static let rowsInsertion = """
        INSERT INTO dataset_rows (dataset_id, table_name, rows)
        VALUES (?1, ?2, ?3)
        """

    /// What the answers for `layer` rest on: its own datasets, then the seed; later imports first within a layer.
    public func visible(to layer: String?) throws -> [Dataset] {
        let statement = try SQLStatement(Self.visible, in: database)
        statement.bind(1, layer)
        return try datasets(statement)
    }

    /// Every version of a dataset, the latest first, and whether it is retired.
    public func versions(name: String, layer: String) throws -> [(dataset: Dataset, isRetired: Bool)] {
        let statement = try SQLStatement(Self.named, in: database)
        statement.bind(1, name)
        statement.bind(2, layer)
        var versions: [(Dataset, Bool)] = []
        while try statement.step() {
            versions.append((dataset(statement), !statement.isNull(5)))
        }
        return versions
    }

    /// Registers a dataset whose content is still to come; `seal` gives it its fingerprint.
    public func add(
        name: String, layer: String, asOf: String, source: String, licence: String, description: String
    ) throws -> Int64 {
        let unsealed = String(repeating: "0", count: 64)
        let statement = try SQLStatement(Self.insertion, in: database)
        for (index, value) in [name, layer, asOf, source, licence, description, unsealed].enumerated() {
            statement.bind(Int32(index + 1), value)
        }
        try statement.execute()
        return database.lastInsertedRowID
    }

    public func seal(_ id: Int64, sha256: String) throws {
        let statement = try SQLStatement(Self.seal, in: database)
        statement.bind(1, id)
        statement.bind(2, sha256)
        try statement.execute()
    }

    public func record(rows: Int, of table: DatasetTable, in id: Int64) throws {
        let statement = try SQLStatement(Self.rowsInsertion, in: database)
        statement.bind(1, id)
        statement.bind(2, table.name)
        statement.bind(3, Int64(rows))
        try statement.execute()
    }

    public func retire(_ id: Int64) throws {
        try run(Self.retirement, id)
    }

    /// Brings a version back, and retires those that took its place.
    public func restore(_ dataset: Dataset) throws {
        for version in try versions(name: dataset.name, layer: dataset.layer) where !version.isRetired {
            try retire(version.dataset.id)
        }
        try run(Self.restoration, dataset.id)
    }

    private func run(_ sql: String, _ id: Int64) throws {
        let statement = try SQLStatement(sql, in: database)
        statement.bind(1, id)
        try statement.execute()
    }

    private func datasets(_ statement: SQLStatement) throws -> [Dataset] {
        var found: [Dataset] = []
        while try statement.step() {
            found.append(dataset(statement))
        }
        return found
    }

    private func dataset(_ row: SQLStatement) -> Dataset {
        Dataset(id: row.int(0), name: row.text(1), layer: row.text(2), asOf: row.text(3), sha256: row.text(4))
    }
}

extension [Dataset] {
    /// Those that a dataset comes before, and whose rows it hides; all where it is not among them.
    public func below(_ dataset: Dataset) -> [Dataset] {
        guard let place = firstIndex(where: { $0.id == dataset.id }) else { return self }
        return Array(self[(place + 1)...])
    }

    /// The ids as a JSON array, for `json_each`.
    public var idsAsJSON: String { "[" + map { String($0.id) }.joined(separator: ",") + "]" }
}
