import Domain
import KnowledgeBase
import Presentation

/// Where answers go: the screen, through a pager where they are long, or a file; with `--json` as parts of one document.
final class AnswerOutput {
    private let environment: [String: String]
    private let isPaged: Bool
    let isJSON: Bool
    private let screen = DescriptorOutput(1, closes: false)
    private var file: DescriptorOutput?
    private var paged: PagedOutput?
    private var results = 0

    init(_ environment: [String: String], isJSON: Bool, isPaged: Bool) {
        self.environment = environment
        self.isJSON = isJSON
        self.isPaged = isPaged
    }

    /// Sends the answers that follow to a file; nil to the screen.
    func send(to file: DescriptorOutput?) {
        self.file = file
    }

    /// Whether nobody reads any more.
    var isGone: Bool { file?.isGone ?? paged?.isGone ?? screen.isGone }

    var terminal: Terminal {
        file == nil && !isJSON
            ? .output(environment) : Terminal(isInteractive: false, width: 80, style: .plain)
    }

    private var output: any TextOutput {
        if let file { return file }
        if let paged { return paged }
        return screen
    }

    func begin() {
        let pager = isPaged && !isJSON && terminal.isInteractive ? Pager(environment) : nil
        paged = PagedOutput(
            screen, pager: pager, size: TerminalSize(of: 1) ?? TerminalSize(columns: terminal.width, rows: 24))
    }

    func end() throws {
        try paged?.end()
        paged = nil
    }

    /// Ends the document.
    func close() throws {
        guard isJSON else { return }
        try screen.write((results == 0 ? Self.opening : "") + "]}\n")
    }

    private static let opening = #"{"schema":"berth.repl/1","results":["#

    /// What stands before a result of the document.
    private func separator() -> String {
        defer { results += 1 }
        return results == 0 ? Self.opening : ",\n"
    }

    /// Text that is an answer.
    func text(_ text: String) throws {
        guard isJSON else { return try output.write(text) }
        try screen.write(separator() + "{\"text\":\(JSONText.quoted(text))}")
    }

    /// What a verb prints.
    func verb(
        mode: Settings.Mode, _ run: (ShellPlace) throws -> Void
    ) throws {
        guard isJSON else {
            try run(ShellPlace(output: StoppableOutput(output: output), terminal: terminal, format: mode.format))
            if SQLInterruption.isRequested { throw SQLInterruption.requested }
            return
        }
        let captured = CapturedOutput()
        defer {
            // A verb that fails may have printed its answer first.
            if !captured.text.isEmpty { try? screen.write(separator() + captured.text.trimmed) }
        }
        try run(ShellPlace(output: captured, terminal: terminal, format: .json))
    }

    /// Rows, which `body` writes; it returns how many it left out. Where it fails the answer is ended all the same.
    func rows(
        _ columns: [String], mode: Settings.Mode, _ body: (inout any AnswerWriter) throws -> LeftOut
    ) throws {
        let output = output
        if isJSON {
            let names = JSONText.members(columns).joined(separator: ",")
            try screen.write(separator() + "{\"columns\":[\(names)],\"rows\":")
        }
        var writer = try writer(columns, mode)
        do {
            let leftOut = try body(&writer)
            try writer.end(isWhole: true)
            try tell(leftOut, mode, output)
        } catch {
            try? writer.end(isWhole: false)
            if isJSON { try? screen.write(",\"left_out\":null}") } else if mode == .json { try? output.write("\n") }
            throw error
        }
    }

    private func tell(_ leftOut: LeftOut, _ mode: Settings.Mode, _ output: any TextOutput) throws {
        if isJSON {
            let count = if case .rows(let count) = leftOut { String(count) } else { "null" }
            return try screen.write(",\"left_out\":\(count)}")
        }
        if mode == .json { try output.write("\n") }
        let words =
            switch leftOut {
            case .rows(0): ""
            case .rows(let count): "\(Number.count(count, "more row")): .limit 0 shows all.\n"
            case .moreThan(let count): "More than \(Number.count(count, "more row")): .limit 0 shows all.\n"
            }
        guard !words.isEmpty else { return }
        // A remark within data would be taken for data.
        if mode == .table || mode == .line { try output.write(words) } else { try StandardStream.error.write(words) }
    }

    private func writer(_ columns: [String], _ mode: Settings.Mode) throws -> any AnswerWriter {
        let output: any TextOutput = isJSON ? screen : output
        switch mode {
        case _ where isJSON: return JSONWriter(columns, output: output)
        case .table, .markdown:
            return TableWriter(columns, terminal: terminal, isMarkdown: mode == .markdown, output: output)
        case .line: return LineWriter(columns, output: output)
        case .csv: return try CSVWriter(columns, output: output)
        case .json: return JSONWriter(columns, output: output)
        }
    }
}

/// Text that is kept.
private final class CapturedOutput: TextOutput {
    private(set) var text = ""

    func write(_ text: String) { self.text += text }
}
