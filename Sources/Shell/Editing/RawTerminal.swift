#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A terminal that hands over every key as it is pressed, from `init` until `restore`.
struct RawTerminal {
    private let descriptor: Int32
    private var before = termios()

    /// - Returns: nil where `descriptor` is no terminal.
    init?(_ descriptor: Int32) {
        self.descriptor = descriptor
        guard tcgetattr(descriptor, &before) == 0 else { return nil }
        var raw = before
        // Output stays as it is: only what is typed comes as it was typed.
        raw.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INPCK | ISTRIP | IXON)
        raw.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
        guard tcsetattr(descriptor, TCSADRAIN, &raw) == 0 else { return nil }
    }

    func restore() {
        var before = before
        tcsetattr(descriptor, TCSADRAIN, &before)
    }

    /// Lets a change of the window's size interrupt the reading of a key.
    static func noticeResizing() {
        var action = sigaction()
        #if canImport(Glibc)
            action.__sigaction_handler.sa_handler = { _ in }
        #else
            action.__sigaction_u.__sa_handler = { _ in }
        #endif
        sigaction(SIGWINCH, &action, nil)
    }

    /// What was typed, waiting for the first byte; nothing at the end of the input.
    static func bytes(from descriptor: Int32) throws(KeyReader.WindowChange) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(descriptor, &bytes, bytes.count)
        if count < 0, errno == EINTR { throw KeyReader.WindowChange() }
        return Array(bytes.prefix(max(0, count)))
    }
}
