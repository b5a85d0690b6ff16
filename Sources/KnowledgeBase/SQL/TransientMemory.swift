import GRDBSQLite

/// SQLite's way to files, with those that it makes for itself kept in memory.
///
/// Told to keep them in memory (`temp_store`), SQLite sorts an answer in one piece, which nothing interrupts and which
/// takes a second for some million rows. Told to keep them in files, it sorts pieces of some megabytes and merges them
/// row by row. This gives it the second without a file: what has no name is made by SQLite's own `memdb`, and counts
/// towards `SQLLimits.heapBytes`.
enum TransientMemory {
    /// For `sqlite3_open_v2`; nil where SQLite was built without `memdb`: then such files must go to `temp_store`.
    static let name: String? = {
        guard let system, let memory else { return nil }
        let shared = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        shared.initialize(to: system.pointee)
        shared.pointee.pNext = nil
        shared.pointee.zName = UnsafeRawPointer(own.utf8Start).assumingMemoryBound(to: CChar.self)
        shared.pointee.szOsFile = max(system.pointee.szOsFile, memory.pointee.szOsFile)
        shared.pointee.xOpen = { _, name, file, flags, outcome in
            let place = name == nil ? TransientMemory.memory : TransientMemory.system
            return place?.pointee.xOpen(place, name, file, flags, outcome) ?? SQLITE_CANTOPEN
        }
        return sqlite3_vfs_register(shared, 0) == SQLITE_OK ? "\(own)" : nil
    }()

    private static let own: StaticString = "berth"

    // SQLite registers both before the first connection and never takes them away.
    private nonisolated(unsafe) static let system = sqlite3_vfs_find(nil)
    private nonisolated(unsafe) static let memory = sqlite3_vfs_find("memdb")
}
