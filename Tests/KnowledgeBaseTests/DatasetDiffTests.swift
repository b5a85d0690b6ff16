import Domain
import KnowledgeBase
import Testing

@Suite struct DatasetDiffTests {
    @Test("two versions differ in rows added, changed and removed, each with its values")
    func versions() throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        let header = "provider,region,instance_type,purchase,usd_per_hour\n"
        let kept = "aws,us-east-1,g6.xlarge,on-demand,0.5\n"
        try scratch.importTeam(
            [
                "prices.csv": header + kept
                    + "aws,us-east-1,c5.large,on-demand,0.08\naws,eu-west-1,c5.large,on-demand,0.09\n"
            ],
            into: store)
        try scratch.importTeam(
            ["prices.csv": header + kept + "aws,us-east-1,c5.large,on-demand,0.07\naws,us-east-1,c5.large,spot,0.02\n"],
            into: store)
        let records = try store.datasetRecords()
        let diff = try store.reading {
            try $0.diff(from: [records[1].dataset], to: [records[2].dataset], limit: 10)
        }
        #expect(diff.tables.map(\.name) == ["prices"])
        #expect(diff.count == 3)
        #expect(
            diff.tables[0].changes.map { "\($0.kind.rawValue) \($0.id)" } == [
                "removed price/aws/eu-west-1/c5.large/on-demand",
                "changed price/aws/us-east-1/c5.large/on-demand",
                "added price/aws/us-east-1/c5.large/spot",
            ])
        #expect(diff.tables[0].changes[1].values.map(\.column) == ["usd_per_hour"])
        #expect(diff.tables[0].changes[1].values[0].after.plain == "0.07")
        let reversed = try store.reading {
            try $0.diff(from: [records[2].dataset], to: [records[1].dataset], limit: 1)
        }
        #expect(reversed.count == 3)
        #expect(reversed.tables[0].changes.count == 1)
    }

    @Test("a team's dataset differs from the layers beneath only where it has rows")
    func overlay() throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        try scratch.importTeam(
            ["providers.csv": "provider,name\naws,Our AWS\nmoon,Moon base\n"], into: store)
        let datasets = try store.visibleDatasets(team: "red")
        let diff = try store.reading {
            try $0.diff(from: [datasets[1]], to: [datasets[0]], isOverlay: true, limit: 10)
        }
        #expect(diff.tables.map(\.name) == ["providers"])
        #expect([diff.tables[0].added, diff.tables[0].changed, diff.tables[0].removed] == [1, 1, 0])
    }

    @Test("a name means the team's dataset, else the seed's; a version picks one of several")
    func references() throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        for price in ["1", "2"] {
            try scratch.importTeam(
                [
                    "prices.csv":
                        "provider,region,instance_type,purchase,usd_per_hour\naws,us-east-1,c5.large,spot,\(price)\n"
                ],
                into: store)
        }
        try scratch.importTeam(["providers.csv": "provider,name\na,A\n"], team: "blue", into: store)
        let records = try store.datasetRecords()
        func resolve(_ text: String, layer: String? = nil, team: String? = nil) throws -> Int64 {
            try DatasetReference(text).resolve(records, layer: layer, team: team).dataset.id
        }
        #expect(try resolve("ours", team: "red") == records[2].dataset.id)
        #expect(try resolve("ours@" + records[1].dataset.sha256.prefix(8), team: "red") == records[1].dataset.id)
        #expect(try resolve("ours", layer: "team:blue") == records[3].dataset.id)
        #expect(berthError { _ = try resolve("ours") }?.kind == .usage)
        #expect(berthError { _ = try resolve("our") }?.hints.first == "did you mean ours?")
    }

    @Test("a key finds the row that answers and those that it hides")
    func key() throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        try scratch.importTeam(
            [
                "prices.csv":
                    "provider,region,instance_type,purchase,usd_per_hour\naws,us-east-1,g6.xlarge,on-demand,0.5\n"
            ],
            into: store)
        let id = FactID("price/aws/us-east-1/g6.xlarge/on-demand")
        let datasets = try store.visibleDatasets(team: "red")
        let found = try store.reading { try $0.facts(named: id, datasets: datasets) }
        #expect(found.rows.map(\.dataset.layer) == ["team:red", "seed"])
        let seed = try store.reading { try $0.facts(named: id, datasets: [datasets[1]]) }
        #expect(seed.rows.count == 1)
        #expect(
            berthError { _ = try store.reading { try $0.facts(named: FactID("prise/x"), datasets: datasets) } }?.kind
                == .usage)
        #expect(
            berthError { _ = try store.reading { try $0.facts(named: FactID("price/x"), datasets: datasets) } }?.kind
                == .notFound)
    }

    @Test("every fact is found by its key")
    func everyKey() throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        let datasets = try store.visibleDatasets(team: nil)
        for table in DatasetTable.all {
            for row in try store.facts(FactQuery(table: table, datasets: datasets)).rows {
                #expect(
                    try store.reading { try $0.facts(named: row.id, datasets: datasets) }.rows[0].values == row.values)
            }
        }
    }
}
