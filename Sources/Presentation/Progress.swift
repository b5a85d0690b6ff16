/// One line on standard error that tells how far a long step is, on a terminal only.
public final class Progress: @unchecked Sendable {
    private let terminal: Terminal
    // Steps report from one thread at a time; the class is a reference only so that closures share the line.
    private var isShown = false

    public init(_ terminal: Terminal) {
        self.terminal = terminal
    }

    public func show(_ message: String) {
        guard terminal.isInteractive else { return }
        // A terminal that went away is found out by whoever writes the result.
        try? StandardStream.error.write("\r\u{1B}[K" + message.printable.cut(to: terminal.width - 1))
        isShown = true
    }

    /// Takes the line away.
    public func end() {
        guard isShown else { return }
        try? StandardStream.error.write("\r\u{1B}[K")
        isShown = false
    }
}
