import Domain
import GRDB
import KnowledgeBase

/// A decision that holds what was searched for.
public struct SearchHit: Hashable, Sendable {
    public let decision: DecisionSummary
    /// The words around the first find, which stands in brackets.
    public let snippet: String
}

/// Words as people type them, turned into a query of FTS5 that cannot be malformed.
///
/// Each word is the beginning of a word to find, all of them must occur; words between quotation marks must follow each
/// other. Nothing in the text is an operator.
struct SearchQuery {
    /// More words than this narrow nothing any further.
    static let mostTerms = 32

    let text: String

    /// - Throws: `.usage` where the text holds no word, or too many.
    init(_ words: String) throws(BerthError) {
        var terms: [String] = []
        for (index, part) in words.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            // Every second part stands between quotation marks; a mark that is never closed counts as closed at the end.
            if index.isMultiple(of: 2) {
                terms += part.split(whereSeparator: \.isWhitespace).filter(Self.holdsWord).map { Self.quoted($0) + "*" }
            } else if Self.holdsWord(part) {
                terms.append(Self.quoted(part))
            }
        }
        guard !terms.isEmpty else {
            throw BerthError(.usage, "'\(words)' holds no word to search for", hints: ["give letters or digits"])
        }
        guard terms.count <= Self.mostTerms else {
            throw BerthError(.usage, "\(terms.count) words are too many to search for: \(Self.mostTerms) at most")
        }
        text = terms.joined(separator: " ")
    }

    private static func holdsWord(_ text: Substring) -> Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }

    private static func quoted(_ text: Substring) -> String {
        // C strings end at NUL, and the query with them.
        "\"" + String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value != 0 })) + "\""
    }
}

extension Ledger {
    /// The decisions that hold all the words, newest first, and how many there are beyond the filter's limit.
    ///
    /// Workload, model, winner, its reasons and cautions, people, notes, tags and links are searched.
    public func search(_ words: String, _ filter: DecisionFilter) throws -> (hits: [SearchHit], leftOut: Int) {
        let query = try SearchQuery(words)
        return try knowledgeBase.read { db in
            let summaries = "JOIN decision_summaries AS s ON s.id = decision_search.rowid"
            let condition = "WHERE decision_search MATCH :query AND \(filter.conditions)"
            let arguments = filter.arguments + ["query": query.text]
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT s.*, snippet(decision_search, -1, '[', ']', '…', 16) AS snippet
                    FROM decision_search
                    \(summaries)
                    \(condition)
                    ORDER BY decision_search.rowid DESC
                    LIMIT :limit
                    """, arguments: arguments + ["limit": filter.limit ?? -1])
            let count = "SELECT COUNT(*) FROM decision_search \(filter.isOpen ? "" : summaries) \(condition)"
            let leftOut = try filter.leftOut(rows.count, count: count, arguments: arguments, db)
            return (try rows.map { SearchHit(decision: try DecisionSummary($0), snippet: $0["snippet"]) }, leftOut)
        }
    }
}
