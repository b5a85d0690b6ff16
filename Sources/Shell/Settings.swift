import KnowledgeBase

/// How answers look and how far statements may go; the commands of the same names change them.
struct Settings {
    enum Mode: String, CaseIterable {
        case table, line, csv, json, markdown

        var format: ShellPlace.Format {
            switch self {
            case .table, .line: .text
            case .csv: .csv
            case .json: .json
            case .markdown: .markdown
            }
        }
    }

    var mode = Mode.table
    /// Rows of an answer that are shown; nil shows all.
    var limit: Int?
    /// Seconds that a statement may run.
    var timeout = SQLLimits.seconds

    static let timeouts = 0.001...3600.0
}
