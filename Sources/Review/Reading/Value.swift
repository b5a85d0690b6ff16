/// A value of a YAML, JSON or HCL file, with its place.
struct Value: Sendable {
    enum Content: Sendable {
        /// `isPlain` where it stands without quotes.
        case scalar(String, isPlain: Bool)
        case list([Value])
        case map([Entry])
        /// An expression that only the tool which owns the file can evaluate.
        case expression(String)
    }

    struct Entry: Sendable {
        let key: String
        let position: Position
        let value: Value
    }

    let content: Content
    let position: Position
    /// The last line that the value, or what it holds, begins on.
    let lastLine: Int
    /// Whether it is laid out by indentation, so that lines can be added.
    let isBlock: Bool

    init(_ content: Content, at position: Position, isBlock: Bool = false) {
        self.content = content
        self.position = position
        self.isBlock = isBlock
        switch content {
        case .scalar, .expression: lastLine = position.line
        case .list(let values): lastLine = values.last.map { max($0.lastLine, position.line) } ?? position.line
        case .map(let entries):
            lastLine = entries.last.map { max($0.value.lastLine, $0.position.line) } ?? position.line
        }
    }

    /// The text of a scalar.
    var string: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    /// What stands there, as a person wrote it: of a scalar its text, of an expression its source.
    var text: String? {
        switch content {
        case .scalar(let text, _): text
        case .expression(let source): source
        case .list, .map: nil
        }
    }

    var isExpression: Bool {
        if case .expression = content { true } else { false }
    }

    /// YAML 1.1's words, which Kubernetes reads.
    var bool: Bool? {
        switch string?.lowercased() {
        case "true", "yes", "on": true
        case "false", "no", "off": false
        default: nil
        }
    }

    var isNull: Bool {
        if case .scalar(let text, true) = content { ["", "~", "null", "Null", "NULL"].contains(text) } else { false }
    }

    var int: Int? { string.flatMap { Int($0) } }

    var list: [Value] {
        if case .list(let values) = content { values } else { [] }
    }

    var entries: [Entry] {
        if case .map(let entries) = content { entries } else { [] }
    }

    var isMap: Bool {
        if case .map = content { true } else { false }
    }

    /// A list as it is, anything else as a list of one.
    var listOrSelf: [Value] {
        if case .list(let values) = content { values } else { [self] }
    }

    func entry(_ key: String) -> Entry? {
        entries.last { $0.key == key }
    }

    /// The value under these keys, one in the other; nil where one is missing.
    subscript(path: String...) -> Value? {
        var value = self
        for key in path {
            guard let next = value.entry(key)?.value else { return nil }
            value = next
        }
        return value
    }

    /// Every value in it, itself first.
    func forEach(_ visit: (Value) -> Void) {
        visit(self)
        switch content {
        case .list(let values): for value in values { value.forEach(visit) }
        case .map(let entries): for entry in entries { entry.value.forEach(visit) }
        case .scalar, .expression: break
        }
    }

    /// Every key with its value, with the names of the keys above.
    func forEachEntry(path: [String] = [], _ visit: ([String], Entry) -> Void) {
        switch content {
        case .list(let values): for value in values { value.forEachEntry(path: path, visit) }
        case .map(let entries):
            for entry in entries {
                visit(path, entry)
                entry.value.forEachEntry(path: path + [entry.key], visit)
            }
        case .scalar, .expression: break
        }
    }
}
