import GRDB
import GRDBSQLite

extension Configuration {
    /// Seconds to wait for another process's write before giving up.
    private static let patience = 5.0

    /// How Berth opens its file.
    static var store: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { database in
            try database.execute(sql: connectionPragmas)
            // GRDB's authorizer serves its observation of changes, which nothing here uses, and makes compiling a
            // statement several times slower.
            sqlite3_set_authorizer(database.sqliteConnection, nil, nil)
            // Ctrl-C in the shell; elsewhere nobody asks for an interruption, and signals have their own ways.
            sqlite3_progress_handler(
                database.sqliteConnection, SQLInterruption.instructions,
                { _ in SQLInterruption.isRequested ? 1 : 0 }, nil)
        }
        return configuration
    }

    static var readOnlyStore: Configuration {
        var configuration = store
        configuration.readonly = true
        return configuration
    }

    /// `synchronous = FULL` keeps a decision that was printed, power cut or not. `mmap_size` spares a copy of each page.
    /// `cache_size` (KiB below zero) is room for what a large import changes: with SQLite's 2 MiB each row's pages would
    /// go to the log and come back.
    private static let connectionPragmas = """
        PRAGMA synchronous = FULL;
        PRAGMA mmap_size = 268435456;
        PRAGMA cache_size = -131072;
        """
}
