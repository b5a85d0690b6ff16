/// One thing wrong with a dataset: where, what was found, what was expected, and perhaps what to do.
public struct DatasetFault: Hashable, Sendable, CustomStringConvertible {
    /// The file's name as the person gave it, or within the folder they gave.
    public let file: String
    /// From 1; 0 for a fault of the whole file.
    public let line: Int
    public let column: Int
    /// The column's name; empty for a fault of the row or the file.
    public let key: String
    public let found: String
    public let expected: String
    public let hint: String?

    public init(
        file: String, line: Int, column: Int, key: String = "", found: String, expected: String, hint: String? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.key = key
        self.found = found
        self.expected = expected
        self.hint = hint
    }

    /// `prices.csv:3:12: usd_per_hour: found "0,80", expected USD, 0 or more; write it with a decimal point`
    public var description: String {
        var text = line > 0 ? "\(file):\(line):\(column): " : "\(file): "
        if !key.isEmpty { text += "\(key): " }
        text += "found \(found), expected \(expected)"
        if let hint { text += "; \(hint)" }
        return text
    }
}
