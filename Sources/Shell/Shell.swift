import KnowledgeBase

/// The read-only shell: dot-commands and SQL over one database.
///
/// Commands that the command line has too are its own verbs, run on the session that is open; SQL goes through a
/// connection of its own that can only read (`SQLConnection`).
public final class Shell {
    let host: any ShellHost
    let environment: [String: String]
    private let isInteractive: Bool
    var settings = Settings()
    let answers: AnswerOutput
    /// Whether a person has asked to leave.
    private(set) var isDone = false
    private var buffer = StatementBuffer()
    private var opened: SQLConnection?

    /// - Parameters:
    ///   - isJSON: whether all answers make up one JSON document.
    ///   - isInteractive: whether a person sits in front of it: answers are cut to some rows and paged.
    public init(_ host: any ShellHost, environment: [String: String], isJSON: Bool, isInteractive: Bool) {
        self.host = host
        self.environment = environment
        self.isInteractive = isInteractive
        answers = AnswerOutput(environment, isJSON: isJSON, isPaged: isInteractive)
        if isInteractive { settings.limit = 100 }
        if isJSON { settings.mode = .json }
    }

    /// Runs lines until one fails.
    ///
    /// - Throws: what the first that fails throws; nothing after it runs.
    public func run(_ lines: some Sequence<String>) throws {
        for line in lines where !isDone { try feed(line) }
        if let rest = buffer.finish(), !isDone { try execute(rest) }
    }

    /// Ends the document of `--json` and lets go of the database.
    public func close() throws {
        opened = nil
        try answers.close()
    }

    /// Takes a line; runs what it completes.
    func feed(_ line: String) throws {
        if let piece = buffer.append(line) { try execute(piece) }
    }

    /// Whether a statement waits for its end.
    var isContinuing: Bool { buffer.isOpen }

    func forgetStatement() { buffer.clear() }

    func leave() { isDone = true }

    /// Opens the database again where somebody has written to a file that was taken for one that nobody writes.
    func refresh() throws {
        if try host.refresh() { opened = nil }
    }

    /// The connection for SQL, made when it is first needed.
    func connection() throws -> SQLConnection {
        try refresh()
        if let opened { return opened }
        let connection = try SQLConnection(host.knowledgeBase)
        opened = connection
        return connection
    }

    private func execute(_ piece: StatementBuffer.Piece) throws {
        answers.begin()
        do {
            try QueryInterruption.watching(ignoring: isInteractive) {
                switch piece {
                case .command(let line): try command(line)
                case .sql(let text): try query(text)
                }
            }
        } catch {
            try? answers.end()
            throw error
        }
        try answers.end()
    }
}
