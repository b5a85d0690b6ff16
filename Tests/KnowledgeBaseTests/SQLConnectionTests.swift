import Domain
import Foundation
import GRDB
import KnowledgeBase
import Testing

@Suite("A connection for anybody's SQL")
struct SQLConnectionTests {
    @Test(
        "reads: tables, views, functions of tables, pragmas that ask, plans",
        arguments: [
            "SELECT count(*) FROM prices", "SELECT count(*) FROM current_prices", "SELECT value FROM json_each('[8]')",
            "SELECT count(*) > 3 FROM pragma_table_info('prices')", "PRAGMA user_version", "PRAGMA table_info(prices)",
            "SELECT name FROM sqlite_schema", "EXPLAIN QUERY PLAN SELECT 1", "PRAGMA page_size",
            "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 5) SELECT sum(x) FROM c",
            "SELECT rank() OVER (ORDER BY usd_per_hour) FROM current_prices", "PRAGMA integrity_check",
            "VALUES (1), (2)",
        ])
    func reads(sql: String) throws {
        let scratch = try Scratch()
        let rows = try Self.rows(sql, SQLConnection(scratch.open()))
        #expect(!rows.isEmpty)
    }

    @Test(
        "refuses what does not, and says what it was",
        arguments: [
            ("DELETE FROM prices", "DELETE FROM prices"),
            ("PRAGMA journal_mode = DELETE", "PRAGMA journal_mode = DELETE"),
            ("ATTACH ':memory:' AS m", "ATTACH"), ("SELECT load_extension('m')", "the function load_extension"),
            ("BEGIN", "a transaction (BEGIN)"), ("SAVEPOINT s", "a savepoint"), ("REINDEX", "REINDEX"),
            ("ANALYZE", "a change of the schema"), ("VACUUM", "this statement"),
            ("CREATE TEMP TABLE t (a)", "a change of the schema"),
            ("INSERT INTO sources VALUES (9, 'x') RETURNING id", "INSERT INTO sources"),
            ("SELECT fts3_tokenizer('simple', x'00')", "the function fts3_tokenizer"),
        ])
    func refuses(sql: String, what: String) throws {
        let scratch = try Scratch()
        let connection = try SQLConnection(scratch.open())
        let error = berthError { _ = try Self.rows(sql, connection) }
        #expect(error?.kind == .notPermitted)
        #expect(error?.message.contains(what) == true, "\(error?.message ?? "")")
        // Nothing is left of it: the next statement is like the first.
        #expect(try Self.rows("SELECT 1", connection) == [[.integer(1)]])
    }

    @Test("SQL that is none is told with its place")
    func located() throws {
        let scratch = try Scratch()
        let connection = try SQLConnection(scratch.open())
        let error = berthError { _ = try connection.prepare("SELECT 1,\n  nope FROM prices") }
        #expect(error?.kind == .badData)
        #expect(error?.message == "no such column: nope\n    nope FROM prices\n    ^")
    }

    @Test(
        "a statement without end stops at its limits",
        arguments: [
            "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c",
            "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c ORDER BY x DESC",
            "SELECT zeroblob(100000000)", "SELECT hex(zeroblob(4000000))",
            "SELECT group_concat(hex(zeroblob(1000)), '') FROM prices a, prices b, prices c, prices d",
            "SELECT '\(String(repeating: "a", count: 300_000))'",
        ])
    func limits(sql: String) throws {
        let scratch = try Scratch()
        let connection = try SQLConnection(scratch.open())
        connection.timeLimit = 0.3
        let error = berthError { _ = try Self.rows(sql, connection) }
        #expect(error?.kind == .notPermitted)
        #expect(error?.message.hasPrefix("stopped") == true, "\(error?.message ?? "")")
    }

    @Test("an answer is sorted in pieces, which no file of the machine holds")
    func sorting() throws {
        let scratch = try Scratch()
        let connection = try SQLConnection(scratch.open())
        let numbers = "WITH RECURSIVE c (x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM c WHERE x < 299999)"
        let query = try #require(
            try connection.prepare("\(numbers) SELECT x * 7919 % 300000 AS r FROM c ORDER BY r").query)
        for expected in 0..<300_000 as Range<Int64> {
            try #require(try query.step())
            guard expected % 1000 == 0 else { continue }
            #expect(try query.row() == [.integer(expected)])
        }
        #expect(try !query.step())
        let wide = berthError {
            _ = try Self.rows(
                "\(numbers) SELECT x * 7919 % 300000 AS r, hex(randomblob(500)) FROM c ORDER BY r", connection)
        }
        #expect(wide?.message.contains("needs more memory") == true, "\(wide?.message ?? "")")
        #expect(try Self.rows("SELECT 1", connection) == [[.integer(1)]])
    }

    @Test("parameters are bound by name, numbers as numbers")
    func parameters() throws {
        let scratch = try Scratch()
        let query = try #require(
            try SQLConnection(scratch.open()).prepare("SELECT :a + 1, :b || '', typeof(:c)").query)
        #expect(query.parameters == [":a", ":b", ":c"])
        query.bind(":a", "41")
        query.bind(":b", "x")
        #expect(try query.step())
        #expect(try query.row() == [.integer(42), .text("x"), .text("null")])
    }

    @Test("another connection's commits are seen by the next statement, and its writes are not hindered")
    func writerAtWork() throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        let connection = try SQLConnection(store)
        for count in 1...3 {
            try store.write { try $0.execute(sql: "INSERT INTO sources (text) VALUES (?)", arguments: ["s\(count)"]) }
            #expect(
                try Self.rows("SELECT count(*) FROM sources WHERE text GLOB 's[0-9]'", connection)
                    == [[.integer(Int64(count))]])
        }
    }

    static func rows(_ sql: String, _ connection: SQLConnection) throws -> [[SQLValue]] {
        guard let query = try connection.prepare(sql).query else { return [] }
        var rows: [[SQLValue]] = []
        while try query.step() { rows.append(try query.row()) }
        return rows
    }
}
