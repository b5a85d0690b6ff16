#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What tells that somebody wrote to a database, without opening it.
struct StoreStamp: Hashable {
    private let size: Int64
    private let modified: [Int]
    private let hasLog: Bool

    init(_ path: String) {
        var status = stat()
        _ = stat(path, &status)
        size = Int64(status.st_size)
        #if canImport(Darwin)
            modified = [status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec]
        #else
            modified = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
        #endif
        hasLog = StoreInspection.hasLog(path)
    }
}
