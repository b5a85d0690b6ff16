import Domain
import KnowledgeBase

extension Shell {
    /// Rows that are counted, beyond those shown, to say how many were left out.
    private static let counted = 100_000

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
                if let limit = settings.limit, shown == limit { return try leftOut(query) }
                try writer.row(query.row())
                shown += 1
            }
            return .rows(0)
        }
    }

    /// Counts the rows that follow, the current one too.
    private func leftOut(_ query: SQLQuery) throws -> LeftOut {
        var count = 1
        while count < Self.counted, try query.step() { count += 1 }
        return count < Self.counted ? .rows(count) : .moreThan(count)
    }

    /// Shows rows that the shell itself makes up.
    func show(_ columns: [String], _ rows: [[String?]]) throws {
        try answers.rows(columns, mode: settings.mode) { writer in
            for row in rows { try writer.row(row.map { $0.map(SQLValue.text) ?? .text("") }) }
            return .rows(0)
        }
    }
}
