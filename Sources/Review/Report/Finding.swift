/// A place where a rule does not hold.
struct Finding: Sendable {
    let file: String
    let position: Position
    /// The lines of the statement that it is about: a comment on any of them can waive it.
    let extent: ClosedRange<Int>
    let message: String
    /// Where this breach is worse, or less bad, than the rule's usual one.
    var severity: Severity?
    var edits: [Edit] = []

    init(
        _ file: SourceFile, _ position: Position, _ message: String, lastLine: Int? = nil, severity: Severity? = nil,
        edits: [Edit] = []
    ) {
        self.file = file.path
        self.position = position
        extent = position.line...max(position.line, lastLine ?? position.line)
        self.message = message
        self.severity = severity
        self.edits = edits
    }
}
