#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Ctrl-C for work that ends itself.
enum Interruption {
    // Written by the handler and read between steps of the work: a word that is set once needs no more order than that.
    nonisolated(unsafe) private static var flag: sig_atomic_t = 0

    static var wasRequested: Bool { flag != 0 }

    /// The first Ctrl-C asks; a second one ends the process as it always does.
    static func watch() {
        signal(SIGINT) { _ in
            Interruption.flag = 1
            signal(SIGINT, SIG_DFL)
        }
    }
}
