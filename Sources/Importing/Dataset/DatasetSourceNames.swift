import KnowledgeBase

/// The documents that rows quote, each kept once in `sources`.
///
/// Looks a document up in the store only when this import meets it for the first time.
final class DatasetSourceNames {
    private static let lookup = "SELECT id FROM sources WHERE text = ?1"
    private static let insertion = "INSERT INTO sources (text) VALUES (?1) RETURNING id"

    private let lookup: SQLStatement
    private let insertion: SQLStatement
    private var known = ByteKeyTable()

    init(_ makeStatement: (String) throws -> SQLStatement) throws {
        lookup = try makeStatement(Self.lookup)
        insertion = try makeStatement(Self.insertion)
    }

    func id(of text: UnsafeRawBufferPointer) throws -> Int64 {
        if let id = known.value(for: text) { return id }
        let id = try find(text, lookup) ?? find(text, insertion) ?? 0
        known.insert(text, value: id)
        return id
    }

    func id(of text: String) throws -> Int64 {
        try Array(text.utf8).withUnsafeBytes { try id(of: $0) }
    }

    private func find(_ text: UnsafeRawBufferPointer, _ statement: SQLStatement) throws -> Int64? {
        statement.bindInPlace(1, text)
        defer { statement.reset() }
        return try statement.step() ? statement.int(0) : nil
    }
}
