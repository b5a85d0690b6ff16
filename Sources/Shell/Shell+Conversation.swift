import KnowledgeBase
import Presentation

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension Shell {
    private static let prompt = "berth> "
    private static let continuation = "  ...> "

    /// Talks with a person at a terminal until that person leaves. An error is told and the next line is read.
    ///
    /// - Parameter greeting: what is said first.
    public func converse(greeting: String) throws {
        let screen = DescriptorOutput(1, closes: false)
        try screen.write(greeting)
        signal(SIGINT, SIG_IGN)
        RawTerminal.noticeResizing()
        var history = History(environment)
        let completer = Completer(
            verbs: host.verbs,
            decisions: { self.strings("SELECT 'D-' || id FROM decisions ORDER BY id DESC LIMIT 200") },
            datasets: { self.strings("SELECT DISTINCT name FROM datasets") }, saved: { self.savedNames })
        var editor = LineEditor(
            KeyReader { () throws(KeyReader.WindowChange) in try RawTerminal.bytes(from: 0) }, on: screen,
            size: { TerminalSize(of: 1) ?? TerminalSize(columns: 80, rows: 24) },
            complete: completer.completions(of:))
        while !isDone {
            guard let line = try line(&editor, history) else { return }
            history.add(line)
            do {
                try feed(line)
            } catch {
                host.report(error)
            }
        }
    }

    /// The next line; nil where the person leaves.
    private func line(_ editor: inout LineEditor, _ history: History) throws -> String? {
        let prompt = isContinuing ? Self.continuation : Self.prompt
        guard environment["TERM"] != "dumb", let raw = RawTerminal(0) else {
            try StandardStream.output.write(prompt)
            return readLine()
        }
        // Marks around pasted text, so that a tab within it completes nothing.
        try StandardStream.output.write("\u{1B}[?2004h")
        defer {
            try? StandardStream.output.write("\u{1B}[?2004l")
            raw.restore()
        }
        while true {
            switch try editor.read(prompt: isContinuing ? Self.continuation : Self.prompt, history: history.lines) {
            case .text(let text): return text
            case .cancelled: forgetStatement()
            case .end: return nil
            }
        }
    }

    /// For completion: what cannot be read is not offered.
    private func strings(_ sql: String) -> [String] {
        (try? connection().strings(sql)) ?? []
    }
}
