import Domain
import GRDB
import KnowledgeBase
import Testing

@Suite("The schema")
struct MigrationTests {
    @Test("records each migration with its checksum")
    func recorded() throws {
        let scratch = try Scratch()
        let soundness = try scratch.open().soundness()
        #expect(try soundness.migrations.map(\.name) == FileBytes.names(in: Scratch.shipped.migrations))
        #expect(soundness.migrations.allSatisfy { $0.sha256.count == 64 })
    }

    @Test("an older database is migrated when it is opened")
    func migratesOlder() throws {
        let scratch = try Scratch()
        try scratch.write("old/0001_knowledge.sql", text("0001_knowledge.sql"))
        #expect(try makeOld(scratch).soundness().schemaVersion == 1)
        let store = try scratch.open()
        #expect(try store.soundness().schemaVersion == FileBytes.names(in: Scratch.shipped.migrations).count)
    }

    @Test("holds the columns that the dataset format describes", arguments: DatasetTable.all.map(\.name))
    func columns(name: String) throws {
        let table = try #require(DatasetTable.named(name))
        let store = try Scratch().open()
        let stored = try store.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM pragma_table_info(?)", arguments: [name])
        }
        let names: [String] = stored.map { $0["name"] }
        #expect(Set(names) == Set(table.columns.map(\.stored) + ["dataset_id"]))
        for row in stored where row["name"] != "dataset_id" {
            let column = try #require(table.columns.first { $0.stored == row["name"] as String })
            let type: String = row["type"]
            switch column.kind {
            case .real: #expect(type == "REAL")
            case .integer, .flag, .usd: #expect(type == "INTEGER")
            case .text: #expect(type == (column.name == "source" ? "INTEGER" : "TEXT"))
            case .date, .word, .list: #expect(type == "TEXT")
            }
            let isNotNull: Bool = row["notnull"]
            if column.name != "source" { #expect(isNotNull == (column.presence != .optional), "\(column.name)") }
        }
        let key = stored.filter { $0["pk"] > 0 }.sorted { ($0["pk"] as Int) < $1["pk"] }.map { $0["name"] as String }
        #expect(key == ["dataset_id"] + table.key)
    }

    @Test(
        "refuses nonsense",
        arguments: [
            "INSERT INTO prices VALUES (1, 'aws', 'r', 't', 'on-demand', -1, NULL, 1, NULL, '')",
            "INSERT INTO prices VALUES (1, 'aws', 'r', 't', 'stolen', 1, NULL, 1, NULL, '')",
            "INSERT INTO prices VALUES (1, 'aws', 'r', 't', 'on-demand', 'cheap', NULL, 1, NULL, '')",
            "INSERT INTO prices VALUES (99, 'aws', 'r', 't', 'on-demand', 1, NULL, 1, NULL, '')",
            "INSERT INTO prices VALUES (1, 'aws', 'r', 't', 'on-demand', 1, NULL, 99, NULL, '')",
            "INSERT INTO service_prices VALUES (1, 'aws', 's', '*', 'i', 0, 'furlong', 1, NULL, NULL, 1, NULL, '')",
            "INSERT INTO service_prices VALUES (1, 'aws', 's', '*', 'i', -1, 'hour', 1, NULL, NULL, 1, NULL, '')",
            "INSERT INTO target_limits VALUES (1, 't', 'l', '', 1, 'both', 'GiB', NULL, 1, NULL, '')",
            "INSERT INTO target_limits VALUES (1, 't', 'l', '', 1, NULL, 'stone', NULL, 1, NULL, '')",
            "INSERT INTO cold_starts VALUES (1, '*', 'provision', '', 's', 3, 2, 4, NULL, 1, NULL, '')",
            "INSERT INTO datasets VALUES (9, 'x', 'nobody', '2026-01-01', '', '', '', hex(zeroblob(32)), '', NULL)",
            "INSERT INTO datasets VALUES (9, 'x', 'seed', 'today', '', '', '', hex(zeroblob(32)), '', NULL)",
            "INSERT INTO measurements (dataset_id, id, kind, model, hardware, hardware_kind, source_id) "
                + "VALUES (1, 'x', 'service', 'm', 'h', 'gpu', 1)",
            "INSERT INTO measurements (dataset_id, id, kind, model, hardware, hardware_kind, latency_ms, source_id) "
                + "VALUES (1, 'x', 'guess', 'm', 'h', 'gpu', 1, 1)",
            "INSERT INTO measurements (dataset_id, id, kind, model, hardware, hardware_kind, latency_ms, source_id) "
                + "VALUES (1, 'x', 'service', 'm', 'h', 'abacus', 1, 1)",
        ])
    func refusesNonsense(sql: String) throws {
        let store = try Scratch().open()
        #expect(throws: (any Error).self) { try store.write { try $0.execute(sql: sql) } }
    }

    @Test("knows every word that a fact may use")
    func words() throws {
        let parameters = DatasetTable.named("efficiencies")?.column(named: "parameter")?.kind
        guard case .word(let words) = parameters else { throw NotAWord() }
        #expect(words.allSatisfy { Efficiency.Parameter(rawValue: $0) != nil })
    }

    private struct NotAWord: Error {}

    private func text(_ name: String) throws -> String {
        String(decoding: try FileBytes.read(Scratch.shipped.migrations + "/" + name), as: UTF8.self)
    }

    private func makeOld(_ scratch: Scratch) throws -> KnowledgeBase {
        let construction = StoreConstruction(path: scratch.path, migrations: scratch.folder + "/old")
        _ = try construction.run { _ in }
        return try KnowledgeBase.open(path: scratch.path, migrations: scratch.folder + "/old")
    }
}
