import GRDBSQLite

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// How long SQLite has worked on a statement, without the time that its answer waited for a reader.
final class SQLClock {
    /// Seconds that a statement may take.
    var limit = SQLLimits.seconds
    private var spent = 0.0
    private var since = 0.0

    func watch(_ handle: OpaquePointer) {
        sqlite3_progress_handler(
            handle, SQLInterruption.instructions,
            { clock in
                guard let clock else { return 0 }
                return Unmanaged<SQLClock>.fromOpaque(clock).takeUnretainedValue().mustStop ? 1 : 0
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    func restart() {
        spent = 0
        since = Self.now
    }

    /// Runs a part of the statement on the clock.
    func time<T>(_ work: () throws -> T) rethrows -> T {
        since = Self.now
        defer { spent += Self.now - since }
        return try work()
    }

    /// Lets a part of the statement go on for so many seconds and no longer.
    ///
    /// - Returns: nil where the time was over first.
    func allowing<T>(_ seconds: Double, _ work: () throws -> T) throws -> T? {
        let whole = limit
        limit = min(whole, spent + seconds)
        defer { limit = whole }
        do {
            return try work()
        } catch {
            guard spent > limit, !SQLInterruption.isRequested else { throw error }
            return nil
        }
    }

    var isOver: Bool { spent + (Self.now - since) > limit }
    var mustStop: Bool { SQLInterruption.isRequested || isOver }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
