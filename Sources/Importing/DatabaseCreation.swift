import Domain
public import KnowledgeBase

/// First use: a database is made, migrated and filled with the seed where there is none.
public enum DatabaseCreation {
    /// Opens the database at `path`, and makes it first where it does not exist.
    ///
    /// - Parameter readOnly: opens for questions only; see `KnowledgeBase.openReadOnly`.
    /// - Throws: `BerthError`: `.cannotCreate` where the place cannot be written to, and as `KnowledgeBase.open`.
    public static func openOrCreate(
        path: String, resources: Resources, readOnly: Bool = false, progress: (any ImportProgress)? = nil
    ) throws -> KnowledgeBase {
        if FileBytes.exists(path) {
            StoreConstruction.removeAbandoned(besides: path)
        } else {
            progress?.creating(path: path)
            let construction = StoreConstruction(path: path, migrations: resources.migrations)
            _ = try construction.run { database in
                let files = try DatasetFiles(ImportRequest(path: resources.seedData))
                let loading = DatasetLoading(files: files, database: database, progress: progress, compares: false)
                _ = try loading.run(path: resources.seedData)
            }
        }
        return readOnly
            ? try KnowledgeBase.openReadOnly(path: path, migrations: resources.migrations)
            : try KnowledgeBase.open(path: path, migrations: resources.migrations)
    }
}
