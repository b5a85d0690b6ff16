import Presentation

/// Reads a line from a terminal: editing, history, search, completion.
///
/// It is the shell's own because libedit would be one more library beside the installed binary, and knows nothing of
/// emoji (docs/decisions/).
struct LineEditor {
    enum Line: Hashable {
        case text(String)
        /// Ctrl-C: what was typed is dropped.
        case cancelled
        /// Ctrl-D on an empty line, or the terminal has gone.
        case end
    }

    /// What the word before the cursor may become.
    typealias Completion = (_ before: String) -> Completions

    private var keys: KeyReader
    private let screen: any TextOutput
    private let size: () -> TerminalSize
    private let complete: Completion
    /// How far below the first row of the line the cursor stands.
    private var cursorRow = 0
    /// What stands on the screen, with the cursor behind it; nil where something else does.
    private var drawn: LineLayout?

    init(
        _ keys: KeyReader, on screen: any TextOutput, size: @escaping () -> TerminalSize,
        complete: @escaping Completion
    ) {
        self.keys = keys
        self.screen = screen
        self.size = size
        self.complete = complete
    }

    mutating func read(prompt: String, history: [String]) throws -> Line {
        var line = LineBuffer()
        var visit = HistoryVisit(history)
        (cursorRow, drawn) = (0, nil)
        while true {
            if !keys.hasMore { try draw(prompt, line) }
            switch keys.key() {
            case .enter:
                try finish(prompt, &line)
                return .text(line.text)
            case .cancel:
                try finish(prompt, &line, with: "^C")
                return .cancelled
            case .endOfInput where line.text.isEmpty:
                try finish(prompt, &line)
                return .end
            case .endOfInput: line.deleteAfter()
            case .gone: return .end
            case .tab: try completeWord(&line, prompt)
            case .search: try search(&line, history)
            case .up: visit.earlier(&line)
            case .down: visit.later(&line)
            case .resized: drawn = nil
            case .clearScreen:
                try screen.write("\u{1B}[H\u{1B}[2J")
                (cursorRow, drawn) = (0, nil)
            case let key: edit(&line, key)
            }
        }
    }

    private func edit(_ line: inout LineBuffer, _ key: Key) {
        switch key {
        case .text(let text), .pasted(let text): line.insert(text)
        case .backspace: line.deleteBefore()
        case .delete: line.deleteAfter()
        case .left: line.move(by: -1)
        case .right: line.move(by: 1)
        case .home: line.moveToStart()
        case .end: line.moveToEnd()
        case .wordLeft: line.moveWordLeft()
        case .wordRight: line.moveWordRight()
        case .deleteToEnd: line.deleteToEnd()
        case .deleteToStart: line.deleteToStart()
        case .deleteWord: line.deleteWord()
        case .restore: line.restore()
        default: break
        }
    }

    /// Writes the line over what was there, and puts the cursor where it belongs.
    private mutating func draw(_ prompt: String, _ line: LineBuffer) throws {
        let layout = LineLayout(prompt: prompt, line, columns: size().columns)
        defer { (cursorRow, drawn) = (layout.cursor.row, layout.cursor == layout.end ? layout : nil) }
        // Most keys add a character at the end.
        if let drawn, layout.cursor == layout.end, layout.end.row == drawn.end.row, layout.text.hasPrefix(drawn.text) {
            return try screen.write(String(layout.text.dropFirst(drawn.text.count)))
        }
        var text = (cursorRow > 0 ? "\u{1B}[\(cursorRow)A" : "") + "\r\u{1B}[J" + layout.text
        // At the edge the terminal waits: a new row is asked for, so that it is there to stand on.
        if layout.end.column == 0, layout.end.row > 0 { text += "\n" }
        let up = layout.end.row - layout.cursor.row
        text += (up > 0 ? "\u{1B}[\(up)A" : "") + "\r"
        if layout.cursor.column > 0 { text += "\u{1B}[\(layout.cursor.column)C" }
        try screen.write(text)
    }

    private mutating func finish(_ prompt: String, _ line: inout LineBuffer, with mark: String = "") throws {
        line.moveToEnd()
        try draw(prompt, line)
        try screen.write(mark + "\n")
        (cursorRow, drawn) = (0, nil)
    }

    /// One candidate is taken; of several what they share, and where that is nothing new they are listed.
    private mutating func completeWord(_ line: inout LineBuffer, _ prompt: String) throws {
        let found = complete(String(line.before))
        guard let shared = found.shared else { return }
        let start = line.cursor - found.typed.count
        let isWhole = found.candidates.count == 1
        if isWhole || shared.count > found.typed.count {
            return line.replace(from: start, with: shared + (isWhole && !shared.hasSuffix(".") ? " " : ""))
        }
        let end = line
        var whole = line
        try finish(prompt, &whole)
        try screen.write(found.listing(columns: size().columns))
        line = end
    }

    /// Ctrl-R: each key narrows the search, Ctrl-R again goes further back, Enter or any other key takes the line.
    private mutating func search(_ line: inout LineBuffer, _ history: [String]) throws {
        var wanted = "", found = line.text, from = history.count
        while true {
            try draw("search '\(wanted)': ", LineBuffer(found))
            let key = keys.key()
            switch key {
            case .text(let text): wanted += text
            case .backspace: wanted = String(wanted.dropLast())
            case .search: break
            case .cancel, .gone: return
            case .resized: continue
            default:
                line.set(found)
                if key != .enter { edit(&line, key) }
                return
            }
            if key != .search { from = history.count }
            guard !wanted.isEmpty else { continue }
            if let index = history[..<from].lastIndex(where: { $0.lowercased().contains(wanted.lowercased()) }) {
                (found, from) = (history[index], index)
            }
        }
    }
}

/// Going up and down the history; the line that was begun waits at the bottom.
private struct HistoryVisit {
    private var lines: [String]
    private var place: Int

    init(_ history: [String]) {
        lines = history + [""]
        place = history.count
    }

    mutating func earlier(_ line: inout LineBuffer) { go(to: place - 1, &line) }
    mutating func later(_ line: inout LineBuffer) { go(to: place + 1, &line) }

    private mutating func go(to next: Int, _ line: inout LineBuffer) {
        guard lines.indices.contains(next) else { return }
        lines[place] = line.text
        place = next
        line.set(lines[next])
    }
}
