import GRDB

/// Which decisions are meant. What is nil does not narrow.
public struct DecisionFilter: Hashable, Sendable {
    public var workload: String?
    public var team: String?
    public var author: String?
    public var status: Event.Kind?
    /// The winner's target.
    public var target: String?
    public var tag: String?
    /// Recorded on this day or later, `YYYY-MM-DD`.
    public var since: String?
    /// Recorded on this day or earlier.
    public var until: String?
    /// Nil lists all.
    public var limit: Int?

    public init(
        workload: String? = nil, team: String? = nil, author: String? = nil, status: Event.Kind? = nil,
        target: String? = nil, tag: String? = nil, since: String? = nil, until: String? = nil, limit: Int? = nil
    ) {
        self.workload = workload
        self.team = team
        self.author = author
        self.status = status
        self.target = target
        self.tag = tag
        self.since = since
        self.until = until
        self.limit = limit
    }

    /// Conditions on `decision_summaries AS s`. Only those that narrow are written, so that each finds its index.
    var conditions: String {
        var all = columnConditions
        if tag != nil { all.append("s.id IN (SELECT decision_id FROM decision_tags WHERE tag = :tag)") }
        return all.isEmpty ? "1" : all.joined(separator: " AND ")
    }

    /// The table that `conditions` narrow, for counting: of several filters, SQLite would take the index of one and look
    /// up every row that it leaves.
    var countedTable: String {
        "decision_summaries AS s" + (columnConditions.count > 1 ? " INDEXED BY decision_summaries_filters" : "")
    }

    /// Whether every decision passes.
    var isOpen: Bool { columnConditions.isEmpty && tag == nil }

    private var columnConditions: [String] {
        var sql: [String] = []
        if workload != nil { sql.append("s.workload_name = :workload") }
        if team != nil { sql.append("s.team = :team") }
        if author != nil { sql.append("s.author = :author") }
        if status != nil { sql.append("s.status = :status") }
        if target != nil { sql.append("s.target = :target") }
        if since != nil { sql.append("s.recorded_at >= :since") }
        // The day's own times sort after the bare day and before this.
        if until != nil { sql.append("s.recorded_at < :until || 'U'") }
        return sql
    }

    var arguments: StatementArguments {
        var values: [String: (any DatabaseValueConvertible)?] = [:]
        if let workload { values["workload"] = workload }
        if let team { values["team"] = team }
        if let author { values["author"] = author }
        if let status { values["status"] = status.rawValue }
        if let target { values["target"] = target }
        if let tag { values["tag"] = tag }
        if let since { values["since"] = since }
        if let until { values["until"] = until }
        return StatementArguments(values)
    }

    /// How many rows there are beyond the limit; only a full answer is counted.
    ///
    /// - Parameters:
    ///   - found: the rows of the answer.
    ///   - count: a query for the number of all.
    func leftOut(_ found: Int, count: String, arguments: StatementArguments, _ db: Database) throws -> Int {
        guard found == limit, let all = try Int.fetchOne(db, sql: count, arguments: arguments) else { return 0 }
        return all - found
    }
}
