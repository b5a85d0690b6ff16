#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Ctrl-C, or a polite request to end, noticed between two steps of long work.
///
/// What was being written is undone and the database closed; only then does the process end, by the signal it was sent.
enum Interruption {
    /// Thrown where the signal is noticed.
    struct Stop: Error {
        let signal: Int32
    }

    // A signal handler may touch nothing but such a variable; everyone else only reads it.
    nonisolated(unsafe) private static var received: sig_atomic_t = 0

    /// From now on signals are noticed by `check` and end the process no more by themselves.
    static func listen() {
        for signal in [SIGINT, SIGTERM] {
            var action = sigaction()
            // Without SA_RESTART, so that waiting for standard input ends too.
            action.sa_flags = 0
            #if canImport(Darwin)
                action.__sigaction_u.__sa_handler = { Interruption.received = $0 }
            #else
                action.__sigaction_handler.sa_handler = { Interruption.received = $0 }
            #endif
            sigaction(signal, &action, nil)
        }
    }

    static var wasRequested: Bool { received != 0 }

    static func check() throws(Stop) {
        if received != 0 { throw Stop(signal: received) }
    }

    /// Ends the process as the signal would have.
    static func end(_ stop: Stop) -> Never {
        signal(stop.signal, SIG_DFL)
        raise(stop.signal)
        exit(128 + stop.signal)
    }
}
