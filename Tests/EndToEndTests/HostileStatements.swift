/// Statements that would write, load, attach or never end, in some hundred spellings.
enum HostileStatements {
    /// As many different statements as are asked for, each template equally often.
    static func all(_ count: Int) -> [String] {
        var found: [String] = [], known: Set<String> = []
        for round in 0... {
            for (index, template) in templates.enumerated() where found.count < count {
                let statement = filled(template, round * 7 + index)
                if known.insert(statement).inserted { found.append(statement) }
            }
            if found.count == count || round == 100 { return found }
        }
        return found
    }

    private static func filled(_ template: String, _ number: Int) -> String {
        func pick(_ words: [String]) -> String { words[number % words.count] }
        return
            template
            .replacing("{t}", with: pick(["prices", "decisions", "events", "datasets", "decision_facts", "sources"]))
            .replacing("{n}", with: String(number + 1))
            .replacing(
                "{f}", with: pick(["x.db", "./hostile.db", "../hostile-\(number).db", "/tmp/hostile-\(number).db"])
            )
            .replacing("{case}", with: pick(["", " ", "/**/", "\t"]))
            .replacing("{long}", with: String(40 + number % 60) + "00000")
    }

    /// `{t}` a table, `{n}` a number, `{f}` a file, `{case}` blanks, `{long}` millions.
    static let templates = writing + schema + files + settings + transactions + loading + endless + large + deep

    private static let writing = [
        "INSERT INTO {t} DEFAULT VALUES;", "INSERT{case} INTO sources (text) VALUES ('h{n}');",
        "INSERT INTO sources (text) VALUES ('h{n}') RETURNING id;", "REPLACE INTO sources VALUES ({n}, 'h');",
        "INSERT OR IGNORE INTO sources SELECT {n}, 'h{n}';", "UPDATE {t} SET rowid = {n};",
        "UPDATE sources SET text = 'h{n}';", "UPDATE sources SET text = 'h{n}' RETURNING *;",
        "UPDATE sources SET text = d.name FROM datasets AS d WHERE d.id = {n};", "DELETE FROM {t};",
        "DELETE{case} FROM {t} WHERE rowid = {n};", "DELETE FROM {t} RETURNING *;",
        "WITH w AS (SELECT {n} AS a) INSERT INTO sources SELECT a, 'h' FROM w;",
        "WITH w AS (SELECT {n} AS a) DELETE FROM {t} WHERE rowid IN (SELECT a FROM w);",
        "WITH w AS (SELECT {n} AS a) UPDATE sources SET text = (SELECT a FROM w);",
        "INSERT INTO sources VALUES ({n}, 'h') ON CONFLICT DO UPDATE SET text = 'h';",
        "INSERT INTO current_prices VALUES ({n});", "SELECT 1; DELETE FROM {t};", "EXPLAIN DELETE FROM {t};",
        "SELECT {n}; INSERT INTO sources (text) VALUES ('h{n}');", "DELETE FROM sqlite_sequence WHERE seq = {n};",
    ]

    private static let schema = [
        "CREATE TABLE h{n} (a);", "CREATE TEMP TABLE h{n} (a);", "CREATE TABLE h{n} AS SELECT * FROM {t};",
        "CREATE VIEW h{n} AS SELECT 1;", "CREATE TEMP VIEW h{n} AS SELECT 1;", "CREATE INDEX h{n} ON {t} (rowid);",
        "CREATE TRIGGER h{n} AFTER INSERT ON {t} BEGIN SELECT {n}; END;",
        "CREATE TEMP TRIGGER h{n} AFTER INSERT ON {t} BEGIN DELETE FROM sources; END;", "DROP TABLE {t};",
        "DROP VIEW IF EXISTS facts{case};", "DROP TRIGGER events_no_update;", "DROP INDEX prices_cheapest;",
        "ALTER TABLE {t} RENAME TO h{n};", "ALTER TABLE {t} ADD COLUMN h{n};",
        "CREATE VIRTUAL TABLE h{n} USING fts5 (a);", "CREATE VIRTUAL TABLE temp.h{n} USING fts5 (a);",
        "CREATE VIRTUAL TABLE h{n} USING rtree (a, b, c);",
        "INSERT INTO sqlite_schema VALUES ('table', 'h{n}', 'h', 0, '');",
        "UPDATE sqlite_schema SET sql = 'h{n}';", "DELETE FROM sqlite_master WHERE rowid = {n};",
        "INSERT INTO decisions_fts (decisions_fts, rank) VALUES ('rebuild', {n});",
        "INSERT INTO decisions_search (decisions_search) VALUES ('delete-all');",
    ]

    private static let files = [
        "ATTACH '{f}' AS h{n};", "ATTACH{case} DATABASE ':memory:' AS h{n};", "ATTACH 'file:{f}?mode=rwc' AS h{n};",
        "DETACH main;", "VACUUM INTO '{f}';", "VACUUM{case};", "VACUUM main INTO '{f}';",
        "SELECT writefile('{f}', 'h{n}');", "SELECT readfile('/etc/passwd'), {n};", "SELECT edit('h{n}', 'touch {f}');",
        "SELECT fts3_tokenizer('h{n}', x'0000000000000000');", "SELECT * FROM fsdir('{f}');",
        "SELECT sqlite_log({n}, 'h');",
        "BACKUP TO '{f}';", "SELECT zipfile('{f}', {n});",
    ]

    private static let settings = [
        "PRAGMA writable_schema = {n};", "PRAGMA journal_mode = DELETE;", "PRAGMA journal_mode{case}= OFF;",
        "PRAGMA wal_checkpoint(TRUNCATE);", "PRAGMA wal_checkpoint;", "PRAGMA user_version = {n};",
        "PRAGMA application_id = {n};", "PRAGMA query_only = OFF;", "PRAGMA page_size = 512;",
        "PRAGMA auto_vacuum = 1;", "PRAGMA incremental_vacuum({n});", "PRAGMA optimize;", "PRAGMA mmap_size = {n};",
        "PRAGMA temp_store = FILE;", "PRAGMA temp_store_directory = '/tmp';", "PRAGMA locking_mode = EXCLUSIVE;",
        "PRAGMA schema_version = {n};", "PRAGMA trusted_schema = ON;", "PRAGMA hard_heap_limit = 0;",
        "PRAGMA foreign_keys = OFF;", "PRAGMA ignore_check_constraints = ON;", "PRAGMA threads = {n};",
        "PRAGMA encoding = 'UTF-16';", "PRAGMA wal_autocheckpoint = {n};", "PRAGMA shrink_memory;",
        "SELECT * FROM pragma_journal_mode('DELETE');", "SELECT * FROM pragma_wal_checkpoint('TRUNCATE');",
        "SELECT * FROM pragma_user_version({n});", "ANALYZE;", "ANALYZE {t};", "REINDEX;", "REINDEX {t};",
    ]

    private static let transactions = [
        "BEGIN;", "BEGIN IMMEDIATE;", "BEGIN EXCLUSIVE;", "COMMIT;", "ROLLBACK;", "SAVEPOINT h{n};", "RELEASE h{n};",
        "ROLLBACK TO h{n};", "BEGIN; DELETE FROM {t}; COMMIT;", "SAVEPOINT h{n}; DELETE FROM {t}; RELEASE h{n};",
    ]

    private static let loading = [
        "SELECT load_extension('./h{n}.so');", "SELECT{case} load_extension('h{n}', 'entry');",
        "SELECT (SELECT load_extension('h{n}') FROM {t});", "SELECT LOAD_EXTENSION('h{n}');",
        "SELECT \"load_extension\"('h{n}');", "SELECT json_patch(json('{\"a\": {n}}'), json('{}'));",
        "SELECT sum(load_extension('h{n}')) OVER () FROM {t};",
    ]

    private static let endless = [
        "WITH RECURSIVE c (x) AS (SELECT {n} UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c;",
        "WITH RECURSIVE c (x) AS (SELECT {n} UNION ALL SELECT x + 1 FROM c) SELECT x FROM c ORDER BY x DESC;",
        "WITH RECURSIVE c (x) AS (SELECT {n} UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c GROUP BY x % 7;",
        "SELECT count(*) FROM prices a, prices b, prices c WHERE a.rowid + b.rowid = {n};",
        "SELECT count(*) FROM facts a, facts b, facts c WHERE a.id || b.id = 'h{n}';",
    ]

    private static let large = [
        "SELECT zeroblob({long}00);", "SELECT hex(zeroblob({long}));", "SELECT printf('%.*c', {long}, 'h');",
        "SELECT randomblob({long}0);", "SELECT replace(hex(zeroblob(1000000)), '0', hex(zeroblob({n}000)));",
        "SELECT length(group_concat(hex(randomblob(100000)), '{n}')) FROM prices;",
        "WITH RECURSIVE c (x) AS (SELECT randomblob(100000 + {n}) UNION ALL SELECT randomblob(100000) FROM c) SELECT count(DISTINCT x) FROM c;",
        "WITH RECURSIVE c (x) AS (SELECT randomblob(90000 + {n}) UNION ALL SELECT randomblob(90000) FROM c) SELECT length(x) FROM c ORDER BY x;",
        "SELECT printf('%{long}d', {n});",
        "SELECT printf('%.*c', 3999999, 'a') LIKE '%' || printf('%.*c', 900, 'a') || '{n}b';",
        "SELECT instr(printf('%.*c', 3999999, 'a'), printf('%.*c', 1999999, 'a') || '{n}');",
        "SELECT json_group_array(hex(randomblob(100000))) FROM prices a, prices b WHERE a.rowid > {n};",
        "SELECT hex(zeroblob(1900000)), hex(zeroblob(1900000)), hex(zeroblob(1900000)), hex(zeroblob(19{n}0));",
    ]

    private static let deep = [
        "SELECT " + String(repeating: "(", count: 900) + "{n}" + String(repeating: ")", count: 900) + ";",
        "SELECT " + Array(repeating: "1", count: 900).joined(separator: "+") + " + {n};",
        "SELECT {n} " + String(repeating: "UNION ALL SELECT 1 ", count: 400) + ";",
        "SELECT " + String(repeating: "NOT ", count: 900) + "{n};",
        "SELECT * FROM "
            + (0..<70).map { "prices AS a\($0)" }.joined(separator: ", ") + " WHERE a0.rowid = {n};",
        "WITH "
            + (1..<25).map { "w\($0) AS (SELECT a.* FROM w\($0 - 1) AS a, w\($0 - 1) AS b)" }.reduce(
                "w0 AS (SELECT {n} AS x)"
            ) { $0 + ", " + $1 } + " SELECT count(*) FROM w24;",
        "SELECT json_extract('" + String(repeating: "[", count: 2000) + String(repeating: "]", count: 2000)
            + "', '$[{n}]');",
    ]
}
