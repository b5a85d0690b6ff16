import Domain
public import KnowledgeBase

/// Brings somebody's dataset in: all of it, or nothing and every fault.
public enum DatasetImport {
    /// - Parameters:
    ///   - path: a folder with `dataset.yaml` and CSV files, one CSV file, or a YAML or JSON file with rows.
    ///   - store: what to bring it into.
    ///   - layer: `seed` or `team:NAME`, in place of the one that the dataset names.
    ///   - table: which table a CSV file holds, where its name does not say.
    ///   - dryRun: says what would change, and changes nothing.
    /// - Throws: `BerthError`: `.badData` with up to a hundred faults, `.notFound`, `.usage`, `.busy`.
    public static func run(
        path: String, into store: KnowledgeBase, layer: String? = nil, table: String? = nil, dryRun: Bool = false,
        progress: (any ImportProgress)? = nil
    ) throws -> ImportReport {
        let files = try DatasetFiles(path: path, layer: layer, table: table)
        do {
            return try store.write { database in
                let loading = DatasetLoading(files: files, database: database, progress: progress, compares: true)
                let report = try loading.run(path: path)
                if dryRun { throw DryRunEnd(report: report) }
                return report
            }
        } catch let end as DryRunEnd {
            return end.report.with(.wouldImport)
        } catch let known as DatasetKnown {
            if known.isRetired, !dryRun { try store.write { try DatasetCatalogue($0).restore(known.dataset) } }
            return ImportReport(
                dataset: files.description, sha256: known.dataset.sha256,
                outcome: known.isRetired ? .restored : .unchanged,
                tables: [])
        }
    }
}

/// Undoes a dry run's transaction, with what it found.
private struct DryRunEnd: Error {
    let report: ImportReport
}

extension ImportReport {
    fileprivate func with(_ outcome: Outcome) -> ImportReport {
        ImportReport(dataset: dataset, sha256: sha256, outcome: outcome, tables: tables)
    }
}
