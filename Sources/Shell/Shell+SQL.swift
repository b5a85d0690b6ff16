import Domain
import KnowledgeBase

extension Shell {
    /// Rows that are counted, beyond those shown, to say how many were left out, and for how many seconds.
    private static let counted = (rows: 100_000, seconds: 0.3)

    /// Runs the statements of a text, one after the other.
    ///
    /// - Parameter parameters: values by name, without the mark before it; nil leaves parameters NULL.
    func query(_ text: String, parameters: [String: String]? = nil) throws {
        var rest = text
        while !rest.isEmpty, !answers.isGone {
            let connection = try connection()
            connection.timeLimit = settings.timeout
            let next = try connection.prepare(rest)
            rest = next.rest
            guard let query = next.query else { continue }
            if let parameters { try bind(parameters, to: query) }
            try show(query)
        }
    }

    private func bind(_ values: [String: String], to query: SQLQuery) throws {
        for parameter in query.parameters {
            guard let value = values[String(parameter.dropFirst())] else {
                throw BerthError(
                    .usage, "the statement needs a value for \(parameter)",
                    hints: ["give it as \(parameter.dropFirst())=VALUE"])
            }
            query.bind(parameter, value)
        }
    }

    private func show(_ query: SQLQuery) throws {
        guard !query.columns.isEmpty else {
            while try query.step() {}
            return
        }
        try answers.rows(query.columns, mode: settings.mode) { writer in
            var shown = 0
            while !answers.isGone, try query.step() {
                if let limit = settings.limit, shown == limit {
                    let rest = try query.countRest(atMost: Self.counted.rows, seconds: Self.counted.seconds)
                    return rest.isWhole ? .rows(rest.rows) : .moreThan(rest.rows)
                }
                try writer.row(query.row())
                shown += 1
            }
            return .rows(0)
        }
    }

    /// Shows rows that the shell itself makes up.
    func show(_ columns: [String], _ rows: [[String?]]) throws {
        try answers.rows(columns, mode: settings.mode) { writer in
            for row in rows { try writer.row(row.map { $0.map(SQLValue.text) ?? .text("") }) }
            return .rows(0)
        }
    }
}
