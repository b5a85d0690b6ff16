import Domain
import Foundation
import KnowledgeBase
import Testing

@testable import Importing

@Suite("An import")
struct DatasetImportTests {
    private static let prices = """
        provider,region,instance_type,purchase,usd_per_hour
        aws,us-east-1,g6.xlarge,on-demand,0.7
        aws,eu-west-1,g6.xlarge,on-demand,0.8
        """

    @Test("of the same content again changes nothing, however its files are written")
    func idempotent() throws {
        let samples = try DatasetSamples()
        #expect(try samples.run(["prices.csv": Self.prices]).outcome == .imported)
        let before = try samples.store.datasetRecords()
        for text in [Self.prices, "\u{FEFF}" + Self.prices.replacing("\n", with: "\r\n"), Self.prices + "\n\n"] {
            #expect(try samples.run(["prices.csv": text]).outcome == .unchanged)
        }
        #expect(try samples.store.datasetRecords() == before)
    }

    @Test("of a newer version retires the older, and of the older again brings it back")
    func replaces() throws {
        let samples = try DatasetSamples()
        let first = try samples.run(["prices.csv": Self.prices])
        let second = try samples.run(["prices.csv": Self.prices.replacing("0.8", with: "0.9")])
        #expect(second.tables == [.init(name: "prices", rows: 2, added: 0, changed: 1, removed: 0, hidden: 0)])
        let records = try samples.store.datasetRecords().filter { $0.dataset.name == "ours" }
        #expect(records.map { $0.retiredAt == nil } == [false, true])
        #expect(try samples.run(["prices.csv": Self.prices]).outcome == .restored)
        #expect(try samples.store.visibleDatasets(team: "red").first?.sha256 == first.sha256)
    }

    @Test("as a dry run tells what it would do, and does nothing")
    func dryRun() throws {
        let samples = try DatasetSamples()
        let before = try samples.store.datasetRecords()
        let report = try samples.run(
            ["instances.csv": "provider,instance_type,vcpu,memory_gib,architecture\naws,g6.xlarge,8,32,x86_64\n"],
            dryRun: true)
        #expect(report.outcome == .wouldImport)
        #expect(report.tables == [.init(name: "instances", rows: 1, added: 1, changed: 0, removed: 0, hidden: 1)])
        #expect(try samples.store.datasetRecords() == before)
    }

    @Test("fills in what the cells leave out")
    func defaults() throws {
        let samples = try DatasetSamples()
        _ = try samples.run([
            "instances.csv": """
            provider,instance_type,vcpu,memory_gib,architecture,source,as_of
            aws,x1,8,32,x86_64,,
            aws,x2,8,32,x86_64,a leaflet,2025-03
            """,
            "measurements.csv": "id,model,hardware,hardware_kind,latency_ms\nm,resnet,Unknown chip,gpu,0.000000125\n",
        ])
        let instances = try samples.facts("instances")
        #expect(instances["x1"]?["family"] == "x1")
        #expect(instances["x1"]?["source"] == "a test")
        #expect(instances["x1"]?["as_of"] == .some(nil))
        #expect(instances["x2"]?["source"] == "a leaflet")
        #expect(instances["x2"]?["as_of"] == "2025-03")
        let measurement = try samples.facts("measurements")["m"]
        #expect(measurement?["kind"] == "service")
        #expect(measurement?["as_of"] == "2026-11-24")
        #expect(measurement?["latency_ms"] == "0.000000125")
    }

    @Test("reads quoted cells with commas, quotes and line ends")
    func quoted() throws {
        let samples = try DatasetSamples()
        _ = try samples.run(["providers.csv": "provider,name,notes\r\nme,\"A, \"\"B\"\"\",\"two\r\nlines\"\r\n"])
        let row = try samples.facts("providers")["me"]
        #expect(row?["name"] == "A, \"B\"")
        #expect(row?["notes"] == "two\r\nlines")
    }

    @Test("reads the rows from one YAML or JSON file too", arguments: ["yaml", "json"])
    func document(kind: String) throws {
        let samples = try DatasetSamples()
        let yaml = """
            schema: berth.dataset/1
            name: one
            layer: team:red
            as_of: 2026-11-24
            source: a test
            licence: CC0
            tables:
              prices:
                - {provider: aws, region: us-east-1, instance_type: g6.xlarge, purchase: spot, usd_per_hour: 0.25}
            """
        let json = """
            {"schema": "berth.dataset/1", "name": "one", "layer": "team:red", "as_of": "2026-11-24", "source": "a test",
             "licence": "CC0", "prices": [{"provider": "aws", "region": "us-east-1", "instance_type": "g6.xlarge",
             "purchase": "spot", "usd_per_hour": 0.25, "notes": null}]}
            """
        let path = samples.folder + "/one." + kind
        try Data((kind == "yaml" ? yaml : json).utf8).write(to: URL(fileURLWithPath: path))
        #expect(try DatasetImport.run(path: path, into: samples.store).rows == 1)
        #expect(try samples.facts("prices")["aws"]?["usd_per_hour"] == "0.25")
    }

    @Test("tells where in a YAML file a value is wrong")
    func documentFault() throws {
        let samples = try DatasetSamples()
        let path = samples.folder + "/one.yaml"
        let text = """
            schema: berth.dataset/1
            name: one
            layer: team:red
            as_of: 2026-11-24
            source: a test
            licence: CC0
            tables:
              prices:
                - provider: aws
                  region: us-east-1
                  instance_type: g6.xlarge
                  purchase: borrowed
                  usd_per_hour: 1
            """
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        do {
            _ = try DatasetImport.run(path: path, into: samples.store)
            Issue.record("it was imported")
        } catch let error as BerthError {
            #expect(error.message.contains("one.yaml:12:17: purchase: found \"borrowed\""))
        }
    }

    @Test("of one CSV file needs a layer, and takes its table's name from the file or the caller")
    func oneFile() throws {
        let samples = try DatasetSamples()
        let path = samples.folder + "/prices.csv"
        try Data(Self.prices.utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: BerthError.self) { try DatasetImport.run(path: path, into: samples.store) }
        #expect(try DatasetImport.run(path: path, into: samples.store, layer: "team:red").rows == 2)
        let other = samples.folder + "/what-we-pay.csv"
        try Data(Self.prices.utf8).write(to: URL(fileURLWithPath: other))
        #expect(throws: BerthError.self) { try DatasetImport.run(path: other, into: samples.store, layer: "team:red") }
        let report = try DatasetImport.run(path: other, into: samples.store, layer: "team:red", table: "prices")
        #expect(report.dataset.name == "what-we-pay")
    }
}

extension DatasetSamples {
    /// What team red sees of a table: cells by column, by the row's first key column that tells rows apart.
    func facts(_ name: String) throws -> [String: [String: String?]] {
        guard let table = DatasetTable.named(name) else { return [:] }
        let answer = try store.facts(FactQuery(table: table, datasets: try store.visibleDatasets(team: "red")))
        return Dictionary(
            answer.rows.map { row in
                let cells = Dictionary(
                    uniqueKeysWithValues: zip(answer.columns.map(\.name), row.values.map(\.plain)))
                return (
                    cells["instance_type"].flatMap { name == "prices" ? nil : $0 } ?? row.values[0].plain ?? "", cells
                )
            }, uniquingKeysWith: { first, _ in first })
    }
}
