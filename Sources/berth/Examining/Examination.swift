import Domain
import Importing
import KnowledgeBase
import Ledger
import Presentation

/// What `berth doctor` found, for people and for machines.
struct Examination: Encodable {
    private let path: String
    private let resources: Resources
    private let store: Soundness
    private let datasets: [Dataset]
    private let ledger: Ledger.Verification
    private let seed: ImportReport?

    init(_ session: Session, seed: Bool) throws {
        path = session.knowledgeBase.path
        resources = session.resources
        store = try session.knowledgeBase.soundness()
        datasets = try session.knowledgeBase.visibleDatasets(team: session.team)
        ledger = try session.ledger.verify()
        defer { session.narrator.progress.end() }
        self.seed =
            seed
            ? try DatasetImport.run(
                [ImportRequest(path: session.resources.seedData)], into: session.knowledgeBase, dryRun: true,
                progress: session.narrator
            ).first : nil
    }

    var isSound: Bool { faults.isEmpty }

    private var faults: [String] {
        store.integrityFaults + store.danglingRows + store.miscounts + (ledger.fault.map { ["ledger: " + $0] } ?? [])
    }

    var blocks: [Block] {
        var fields = [
            ("berth", Berth.version), ("SQLite", store.sqliteVersion), ("database", path),
            ("size", "\(Number.short(Double(store.fileSize) / 1_048_576)) MiB"),
            ("schema", "version \(store.schemaVersion)"), ("journal", store.journalMode),
            ("migrations", resources.migrations), ("seed data", resources.seedData),
        ]
        fields += datasets.map { ("dataset", "\($0.name) (\($0.layer)) of \($0.asOf), \($0.sha256.prefix(12))") }
        fields.append(
            ("ledger", "\(Number.count(ledger.decisions, "decision")), \(Number.count(ledger.events, "event"))"))
        if let seed { fields.append(("seed check", seedResult(seed))) }
        let table = TextTable([.init("what"), .init("is", flexible: true)], fields.map { .init([$0.0, $0.1]) })
        let verdict: [Block] =
            isSound ? [.text("All is sound.")] : [.heading("Not sound"), .items(faults)]
        return [.table(table)] + verdict
    }

    private func seedResult(_ report: ImportReport) -> String {
        report.outcome == .wouldImport
            ? "\(Number.count(report.rows, "row")) without a fault; differs from what the database holds"
            : "without a fault; the database holds it"
    }

    private enum CodingKeys: String, CodingKey {
        case schema, berth, sqlite, database, datasets, ledger, sound, faults, seed, journal, resources
        case schemaVersion = "schema_version"
        case sizeBytes = "size_bytes"
    }

    private enum LedgerKeys: String, CodingKey { case decisions, events, fault }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.doctor/1", forKey: .schema)
        try container.encode(Berth.version, forKey: .berth)
        try container.encode(store.sqliteVersion, forKey: .sqlite)
        try container.encode(path, forKey: .database)
        try container.encode(store.fileSize, forKey: .sizeBytes)
        try container.encode(store.schemaVersion, forKey: .schemaVersion)
        try container.encode(store.journalMode, forKey: .journal)
        try container.encode(["migrations": resources.migrations, "seed_data": resources.seedData], forKey: .resources)
        try container.encode(datasets.map(Recommendation.Knowledge.Source.init), forKey: .datasets)
        try container.encode(seed.map { $0.outcome == .wouldImport ? "differs" : "same" }, forKey: .seed)
        try container.encode(isSound, forKey: .sound)
        try container.encode(faults, forKey: .faults)
        var chain = container.nestedContainer(keyedBy: LedgerKeys.self, forKey: .ledger)
        try chain.encode(ledger.decisions, forKey: .decisions)
        try chain.encode(ledger.events, forKey: .events)
        try chain.encode(ledger.fault, forKey: .fault)
    }
}
