import GRDB

/// The documents that facts quote, by their numbers.
final class SourceTexts {
    private static let query = """
        SELECT text
        FROM sources
        WHERE id = ?1
        """

    private let statement: SQLStatement
    private var texts: [Int64: String] = [:]

    init(_ database: Database) throws {
        statement = try SQLStatement(Self.query, in: database)
    }

    /// The document of that number; empty where the store, against its foreign keys, has none.
    subscript(_ id: Int64) -> String {
        if let text = texts[id] { return text }
        statement.bind(1, id)
        let text = (try? statement.step()) == true ? statement.text(0) : ""
        statement.reset()
        texts[id] = text
        return text
    }
}
