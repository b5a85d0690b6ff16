import Domain
public import KnowledgeBase

/// Brings datasets in: all of them, or nothing and every fault.
public enum DatasetImport {
    /// Imports several paths, in the order given, in one transaction.
    ///
    /// - Parameters:
    ///   - dryRun: says what would change, and changes nothing.
    ///   - review: sees the store as it is once everything is in, before it is kept or undone.
    /// - Throws: `BerthError`: `.badData` with up to a hundred faults, `.notFound`, `.usage`, `.busy`; and what
    ///   `progress` throws to give up.
    public static func run(
        _ requests: [ImportRequest], into store: KnowledgeBase, dryRun: Bool = false,
        progress: (any ImportProgress)? = nil, review: (StoreReader, [ImportReport]) throws -> Void = { _, _ in }
    ) throws -> [ImportReport] {
        // Read before the lock is taken: standard input may take its time.
        let inputs = try store.reading { reader in try requests.map { try files($0, reader, progress) } }
        do {
            return try store.write { database in
                let reports = try zip(requests, inputs).map { request, files in
                    try DatasetLoading(files: files, database: database, progress: progress, compares: true)
                        .run(path: request.path == InputFile.standardInput ? "standard input" : request.path)
                }
                try review(StoreReader(database), reports)
                if dryRun { throw DryRunEnd(reports: reports) }
                return reports
            }
        } catch let end as DryRunEnd {
            return end.reports.map(\.asDryRun)
        }
    }

    /// Imports one path.
    public static func run(
        path: String, into store: KnowledgeBase, layer: String? = nil, table: String? = nil, dryRun: Bool = false
    ) throws -> ImportReport {
        try run([ImportRequest(path: path, layer: layer, table: table)], into: store, dryRun: dryRun)[0]
    }

    private static func files(
        _ request: ImportRequest, _ store: StoreReader, _ progress: (any ImportProgress)?
    ) throws -> DatasetFiles {
        let check = { () throws in if let progress { try progress.reading() } }
        guard let foreign = request.foreign else { return try DatasetFiles(request, check: check) }
        return try ForeignFormats.read(request, foreign, store, check: check)
    }
}

/// Undoes a dry run's transaction, with what it found.
private struct DryRunEnd: Error {
    let reports: [ImportReport]
}

extension ImportReport {
    fileprivate var asDryRun: ImportReport {
        var report = self
        switch outcome {
        case .imported: report.outcome = .wouldImport
        case .restored: report.outcome = .wouldRestore
        case .unchanged, .wouldImport, .wouldRestore: break
        }
        return report
    }
}
