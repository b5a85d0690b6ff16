import Presentation

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// An answer on a terminal: as it is where it fits on the screen, through a pager where it does not.
final class PagedOutput: TextOutput {
    private let screen: DescriptorOutput
    private let pager: Pager?
    private let size: TerminalSize
    private var waiting = ""
    private var rows = 0
    private var paged: Pager.Run?

    /// - Parameter pager: nil prints all at once.
    init(_ screen: DescriptorOutput, pager: Pager?, size: TerminalSize) {
        self.screen = screen
        self.pager = pager
        self.size = size
    }

    var isGone: Bool { paged?.output.isGone ?? screen.isGone }

    func write(_ text: String) throws(StandardStream.WriteFailure) {
        if let paged { return try paged.output.write(text) }
        guard let pager else { return try screen.write(text) }
        waiting += text
        rows += text.utf8.count { $0 == 10 }
        guard rows >= size.rows else { return }
        paged = pager.start()
        if let paged {
            try paged.output.write(waiting)
            waiting = ""
        } else {
            try flush()
        }
    }

    /// The answer is whole. Returns when the person has left the pager.
    func end() throws(StandardStream.WriteFailure) {
        if let paged {
            paged.wait()
            self.paged = nil
        }
        try flush()
        rows = 0
    }

    private func flush() throws(StandardStream.WriteFailure) {
        try screen.write(waiting)
        waiting = ""
    }
}
