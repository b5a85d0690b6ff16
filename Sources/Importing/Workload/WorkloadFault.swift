/// One thing wrong with a workload: where, what was found, what was expected and, where close, what was meant.
public struct WorkloadFault: Hashable, Sendable {
    /// Where a value was written.
    public enum Place: Hashable, Sendable {
        /// Lines and columns count from 1.
        case file(String, line: Int, column: Int)
        /// A flag of the command line, such as `--peak-rps`.
        case flag(String)
    }

    public let place: Place
    /// The key's path, such as `traffic.peak_rps`; empty where the fault is the whole file's.
    public let key: String
    /// What was found.
    public let message: String
    public let expected: String?
    public let hint: String?

    public init(_ place: Place, key: String = "", _ message: String, expected: String? = nil, hint: String? = nil) {
        self.place = place
        self.key = key
        self.message = message
        self.expected = expected
        self.hint = hint
    }

    public var file: String? {
        if case .file(let name, _, _) = place { name } else { nil }
    }

    public var line: Int? {
        if case .file(_, let line, _) = place { line } else { nil }
    }

    public var column: Int? {
        if case .file(_, _, let column) = place { column } else { nil }
    }
}

extension WorkloadFault: CustomStringConvertible {
    /// `workload.yaml:12:3: traffic.peek_rps: unknown key; did you mean 'peak_rps'?`
    public var description: String {
        var text = "\(place): "
        if !key.isEmpty, file != nil { text += "\(key): " }
        text += message
        if let expected { text += ", expected \(expected)" }
        if let hint { text += "; \(hint)" }
        return text
    }
}

extension WorkloadFault.Place: CustomStringConvertible, Comparable {
    public var description: String {
        switch self {
        case .file(let name, let line, let column): "\(name):\(line):\(column)"
        case .flag(let flag): flag
        }
    }

    /// As read: the file from top to bottom, then the flags.
    public static func < (a: Self, b: Self) -> Bool {
        switch (a, b) {
        case (.file(_, let line, let column), .file(_, let otherLine, let otherColumn)):
            (line, column) < (otherLine, otherColumn)
        case (.file, .flag): true
        case (.flag, .file): false
        case (.flag(let flag), .flag(let other)): flag < other
        }
    }
}
