import Crypto
import GRDB

/// SHA-256 over a sequence of fields, each written as a netstring (`5:hello,`), so that no two sequences give the
/// same bytes. NULL is `-,`.
struct FieldDigest {
    private var hash = SHA256()

    mutating func add(_ field: String?) {
        guard let field else {
            hash.update(data: Array("-,".utf8))
            return
        }
        let bytes = Array(field.utf8)
        hash.update(data: Array("\(bytes.count):".utf8) + bytes + Array(",".utf8))
    }

    func finalize() -> String {
        var text = ""
        text.reserveCapacity(64)
        let digits = Array("0123456789abcdef".unicodeScalars)
        for byte in hash.finalize() {
            text.unicodeScalars.append(digits[Int(byte >> 4)])
            text.unicodeScalars.append(digits[Int(byte & 15)])
        }
        return text
    }

    static func of(_ fields: [String?]) -> String {
        var digest = FieldDigest()
        for field in fields { digest.add(field) }
        return digest.finalize()
    }
}

/// What a decision says: the workload and the recommendation, as stored. It does not depend on the number that a
/// ledger gave it, so that it names the decision after a merge too.
enum ContentDigest {
    static func of(workload: String, recommendation: String) -> String {
        FieldDigest.of([workload, recommendation])
    }
}

/// One link of the chain.
enum EventDigest {
    static func of(previous: String, content: String, event: String, at: String, author: String, body: String) -> String
    {
        FieldDigest.of([previous, content, event, at, author, body])
    }
}

/// The rows of a decision: its own columns but the number, then its options, then its facts with their values.
enum RecordDigest {
    static func of(decision: Int64, _ db: Database) throws -> String {
        var digest = FieldDigest()
        for sql in [decisionColumns, optionColumns, factColumns] {
            let rows = try Row.fetchCursor(try db.cachedStatement(sql: sql), arguments: [decision])
            while let row = try rows.next() {
                for (_, value) in row { digest.add(text(value)) }
            }
        }
        return digest.finalize()
    }

    private static let decisionColumns = """
        SELECT content_sha256, recorded_at, author, program, team, workload_name, kind, winner, datasets, fingerprint
        FROM decisions
        WHERE id = ?
        """

    private static let optionColumns = """
        SELECT rank, option, target, usd_nanos_month, p95_ms, score, win_probability
        FROM decision_options
        WHERE decision_id = ?
        ORDER BY rank
        """

    private static let factColumns = """
        SELECT fact, table_name, dataset_id, source, as_of, value
        FROM decision_facts
        WHERE decision_id = ?
        ORDER BY fact, dataset_id
        """

    /// Real numbers are the shortest decimal that reads back as the same number.
    private static func text(_ value: DatabaseValue) -> String? {
        switch value.storage {
        case .null: nil
        case .int64(let number): String(number)
        case .double(let number): "\(number)"
        case .string(let text): text
        case .blob(let data): String(decoding: data, as: UTF8.self)
        }
    }
}
