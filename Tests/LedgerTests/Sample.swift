import Domain
import Foundation
import GRDB
import KnowledgeBase
@testable import Ledger

/// A small store in a folder of its own, and proposals to record in it.
struct Sample {
    let path: String
    let knowledgeBase: KnowledgeBase
    let dataset: Dataset

    static let migrations = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "migrations").path

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "berth-ledger-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "berth.db").path
        let sha256 = String(repeating: "a", count: 64)
        _ = try StoreConstruction(path: path, migrations: Self.migrations).run { db in
            try db.execute(
                sql: """
                    INSERT INTO datasets (name, layer, as_of, source, licence, description, sha256, imported_at)
                    VALUES ('seed', 'seed', '2026-08-21', 'test', 'CC0', '', ?, '2026-08-21T00:00:00Z')
                    """, arguments: [sha256])
        }
        knowledgeBase = try KnowledgeBase.open(path: path, migrations: Self.migrations)
        dataset = Dataset(id: 1, name: "seed", layer: "seed", asOf: "2026-08-21", sha256: sha256)
    }

    var ledger: Ledger { Ledger(knowledgeBase) }

    /// The same store through a connection of its own, as another process has it.
    func anotherLedger() throws -> Ledger {
        Ledger(try KnowledgeBase.open(path: path, migrations: Self.migrations))
    }

    func proposal(name: String = "plate-detector", facts: Int = 2, links: [String] = []) throws -> Proposal {
        let recommendation = Recommendation(
            workload: Workload(
                name: name, kind: .online, model: .init(name: "yolov8s"),
                traffic: .init(averageRPS: 20, peakRPS: 50)),
            knowledge: .init(datasets: [.init(dataset)], fingerprint: String(repeating: "f", count: 64)),
            options: [], optionsCompared: 0, pareto: [], tippingPoints: [], rejected: [], rejectedCounts: ["memory": 3],
            relaxations: [], notes: [])
        let recorded = (0..<facts).map { index in
            RecordedFact(
                cited: CitedFact(
                    id: FactID("price/aws/us-east-1/g6.xlarge/\(index)"), table: "prices", dataset: "seed",
                    layer: "seed", source: "aws.amazon.com", asOf: index == 0 ? nil : "2026-08-21"),
                dataset: dataset.id, value: #"{"usd_per_hour":0.8048}"#)
        }
        return try Proposal(
            recommendation: recommendation, document: #"{"decision":null,"name":"\#(name)"}"#, facts: recorded,
            datasets: [dataset], author: "Ada", program: "0.1.0", at: "2026-08-21T09:30:00Z", links: links)
    }

    /// Changes the store behind the ledger's back, as somebody with sqlite3 could.
    func tamper(_ sql: String) throws {
        try knowledgeBase.write { db in
            for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
                try db.execute(sql: "DROP TRIGGER \(trigger)")
            }
            try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
            try db.execute(sql: sql)
        }
    }
}
