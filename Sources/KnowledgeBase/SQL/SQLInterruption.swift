import GRDBSQLite

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Ctrl-C while a statement runs: the statement ends, the process goes on.
public enum SQLInterruption: Error {
    /// Somebody pressed Ctrl-C.
    case requested

    /// SQLite asks whether to stop every so many of its instructions: some ten microseconds.
    static let instructions: Int32 = 1000

    /// A signal handler may touch nothing but memory that is there already.
    private nonisolated(unsafe) static let flag = {
        let flag = UnsafeMutablePointer<sig_atomic_t>.allocate(capacity: 1)
        flag.pointee = 0
        return flag
    }()

    /// Runs `work` so that Ctrl-C asks it to stop instead of ending the process. Whoever presses it three times ends
    /// the process all the same.
    ///
    /// - Parameter ignoring: whether Ctrl-C means nothing to the process before and after.
    public static func watching<T>(ignoring: Bool, _ work: () throws -> T) rethrows -> T {
        flag.pointee = 0
        signal(SIGINT) { _ in
            SQLInterruption.flag.pointee += 1
            if SQLInterruption.flag.pointee == 3 { signal(SIGINT, SIG_DFL) }
        }
        defer { signal(SIGINT, ignoring ? SIG_IGN : SIG_DFL) }
        return try work()
    }

    public static var isRequested: Bool { flag.pointee != 0 }
}
