import Domain
import GRDB
import KnowledgeBase

/// Brings a dataset's rows into the store, within a transaction that somebody else holds.
struct DatasetLoading {
    let files: DatasetFiles
    let database: Database
    let progress: (any ImportProgress)?
    /// Whether to compare with what is there; a new database has nothing.
    let compares: Bool

    /// - Throws: `.badData` with every fault.
    func run(path: String) throws -> ImportReport {
        let catalogue = DatasetCatalogue(database)
        let described = files.description
        var faults = files.faults
        guard described.isComplete else { throw faults.error(for: path) }
        let versions = try catalogue.versions(name: described.name, layer: described.layer)
        if faults.isEmpty, !versions.isEmpty, let sha256 = ContentHash.of(files),
            let known = versions.first(where: { $0.dataset.sha256 == sha256 })
        {
            if known.isRetired { try catalogue.restore(known.dataset) }
            return ImportReport(
                dataset: described, version: known.dataset, outcome: known.isRetired ? .restored : .unchanged)
        }
        let replaced = versions.filter { !$0.isRetired }.map(\.dataset)
        for dataset in replaced { try catalogue.retire(dataset.id) }
        let others = try catalogue.visible(to: described.layer)
        let id = try catalogue.add(
            name: described.name, layer: described.layer, asOf: described.asOf, source: described.source,
            licence: described.licence, description: described.description)

        var hash = ContentHash(described)
        let sources = try DatasetSourceNames { try SQLStatement($0, in: database) }
        var counts: [(table: DatasetTable, rows: Int)] = []
        for content in files.contents {
            let reading = DatasetTableReading(
                database: database, dataset: id, visible: others, description: described, rates: files.rates,
                sources: sources, progress: progress)
            let rows = try reading.load(content, &faults, &hash)
            progress?.loaded(table: content.table.name, rows: rows)
            if let last = counts.indices.last, counts[last].table.name == content.table.name {
                counts[last].rows += rows
            } else {
                counts.append((content.table, rows))
            }
            if faults.isFull { break }
        }
        guard faults.isEmpty else { throw faults.error(for: path) }
        let sha256 = hash.finish()
        try catalogue.seal(id, sha256: sha256)
        for (table, rows) in counts where rows > 0 { try catalogue.record(rows: rows, of: table, in: id) }
        let version = Dataset(
            id: id, name: described.name, layer: described.layer, asOf: described.asOf, sha256: sha256)
        let comparison = DatasetComparison(database: database, dataset: id, replaced: replaced.first, others: others)
        return ImportReport(
            dataset: described, version: version, replaced: replaced.first, outcome: .imported,
            tables: try counts.map { table, rows in
                compares
                    ? try comparison.report(table, rows: rows)
                    : .init(name: table.name, rows: rows, added: rows, changed: 0, removed: 0, hidden: 0)
            }, remarks: files.remarks)
    }
}

extension DatasetDescription {
    /// Whether the store can register it; what is missing has been told as a fault.
    var isComplete: Bool { !name.isEmpty && asOf.isDay && DatasetLayer(layer) != nil }
}
