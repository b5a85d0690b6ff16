import Domain
import Foundation
import GRDB
import KnowledgeBase
import Testing

@Suite("Functions that take SQLite's own place say the same")
struct SQLTextFunctionsTests {
    private static let texts = [
        "NULL", "''", "'a'", "'abc'", "'aXbxA'", "'aaaaab'", "'日本語日本'", "'%_%'", "'a[b]c'", "'e\u{301}tude'",
        "'  a b  '",
        "x'616263'", "12345", "1.5", "'a%b'", "'ÄäÖ'",
    ]
    private static let parts = [
        "NULL", "''", "'a'", "'bc'", "'本'", "'%'", "'a%'", "'%b%c'", "'_bc'", "'a_b%'", "'*'", "'a*b'", "'?[a-c]?'",
        "'[^a]*'",
        "'[]a]*'", "'[a'", "'*[b-'", "x'62'", "' a'", "2", "'ä%'", "'%a%a%b'", "'\u{301}'",
    ]

    @Test(
        "for every pair of arguments",
        arguments: [
            "instr(%1, %2)", "replace(%1, %2, 'zz')", "trim(%1, %2)", "ltrim(%1, %2)", "rtrim(%1, %2)", "trim(%1)",
            "ltrim(%1)", "rtrim(%1)", "%1 LIKE %2", "%1 GLOB %2", "%1 LIKE %2 ESCAPE '_'", "replace(%2, %1, %2)",
            "instr(%2, %1)", "%1 NOT LIKE %2",
        ])
    func same(template: String) throws {
        let scratch = try Scratch()
        let ours = try SQLConnection(scratch.open())
        let theirs = try DatabaseQueue()
        for text in Self.texts {
            for part in Self.parts {
                let call = template.replacingOccurrences(of: "%1", with: text).replacingOccurrences(
                    of: "%2", with: part)
                let sql = "SELECT quote(\(call)), typeof(\(call))"
                let row = try #require(try theirs.read { try Row.fetchOne($0, sql: sql) })
                let expected: [SQLValue] = [.text(row[0]), .text(row[1])]
                let found = try SQLConnectionTests.rows(sql, ours).first
                #expect(found == expected, "\(sql)")
            }
        }
    }

    @Test(
        "arguments that SQLite's own would need hours for take no longer than others",
        arguments: [
            "instr(printf('%.*c', 4000000, 'a'), printf('%.*c', 1999999, 'a') || 'b')",
            "length(replace(printf('%.*c', 4000000, 'a'), printf('%.*c', 1999999, 'a') || 'b', ''))",
            "length(trim(printf('%.*c', 2000000, 'a'), printf('%.*c', 2000000, 'b')))",
        ])
    func long(call: String) throws {
        let scratch = try Scratch()
        let connection = try SQLConnection(scratch.open())
        #expect(try SQLConnectionTests.rows("SELECT \(call)", connection).count == 1)
    }

    @Test("a pattern that would take long is stopped by the clock")
    func stopped() throws {
        let scratch = try Scratch()
        let connection = try SQLConnection(scratch.open())
        connection.timeLimit = 0.1
        let sql = "SELECT printf('%.*c', 4000000, 'a') LIKE '%' || printf('%.*c', 900, 'a') || 'b'"
        #expect(berthError { _ = try SQLConnectionTests.rows(sql, connection) }?.kind == .notPermitted)
    }
}
