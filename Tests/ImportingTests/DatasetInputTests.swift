import Domain
import Foundation
import KnowledgeBase
import Testing

@testable import Importing

@Suite("What people hand in")
struct DatasetInputTests {
    private static let header = "provider,region,instance_type,purchase,usd_per_hour\n"
    private static let price = "aws,us-east-1,g6.xlarge,on-demand,0.7\n"

    @Test("gzip is read as what it holds, members one after the other too")
    func gzip() throws {
        let samples = try DatasetSamples()
        let whole = Data(base64Encoded: DatasetInputTests.packed) ?? Data()
        for (name, data) in [("a", whole), ("b", whole + (Data(base64Encoded: DatasetInputTests.packedRow) ?? Data()))]
        {
            let path = samples.folder + "/prices-\(name).csv.gz"
            try data.write(to: URL(fileURLWithPath: path))
            let report = try DatasetImport.run(path: path, into: samples.store, layer: "team:\(name)", table: "prices")
            #expect(report.rows == (name == "a" ? 1 : 2))
            #expect(report.dataset.name == "prices-\(name)")
        }
    }

    @Test("a damaged or cut gzip file is refused")
    func damaged() throws {
        let samples = try DatasetSamples()
        let whole = Data(base64Encoded: DatasetInputTests.packed) ?? Data()
        var flipped = whole
        flipped[20] ^= 0xFF
        for (data, words) in [(whole.dropLast(12), "cut off"), (flipped, "damaged")] {
            let path = samples.folder + "/prices.csv.gz"
            try Data(data).write(to: URL(fileURLWithPath: path))
            do {
                _ = try DatasetImport.run(path: path, into: samples.store, layer: "team:red")
                Issue.record("\(words) was imported")
            } catch let error as BerthError {
                #expect(error.kind == .badData)
                #expect(error.message.contains(words))
            }
        }
    }

    /// `printf header+price | gzip -n | base64`, and the same of a second row.
    static let packed =
        "H4sIAAAAAAACAw3ISw6AIAwFwD1nKUY3ehzSyAuQaCEt+Lm9znKa1qtEKClSqUJFrLPsCP1toDZ0z2ygYTE0aMh1qOPb/vBg636htE7PwZpAVXzEyRJpnjb3AWE1lKdaAAAA"
    static let packedRow = "H4sIAAAAAAACA0ssL9YpLdZNTSwu0TXUSTfTq8hJLEpP1SkuyC/RMdAz4gIAG45C+iEAAAA="

    @Test("a column in another unit is converted, as its name says")
    func units() throws {
        let samples = try DatasetSamples()
        _ = try samples.run([
            "instances.csv": """
            provider,instance_type,vcpu,memory_mib,architecture,local_disk_tb,network_mbps
            aws,x1,8,32768,x86_64,1.9,12500
            """,
            "accelerators.csv": """
            accelerator,vendor,architecture,kind,memory_gb
            Chip,Maker,One,other,42.94967296
            """,
            "prices.csv": "provider,region,instance_type,purchase,usd_per_second\naws,us-east-1,x1,spot,0.0001\n",
        ])
        let instance = try #require(try samples.facts("instances")["x1"])
        #expect(instance["memory_gib"] == "32")
        #expect(instance["local_disk_gb"] == "1900")
        #expect(instance["network_gbps"] == "12.5")
        #expect(try samples.facts("accelerators")["Chip"]?["memory_gib"] == "40")
        #expect(try samples.facts("prices").values.contains { $0["usd_per_hour"] == "0.36" })
    }

    @Test("prices in another currency need a rate, which the description then states")
    func currencies() throws {
        let samples = try DatasetSamples()
        let prices = Self.header.replacing("usd", with: "eur") + Self.price
        #expect(
            try samples.faults(["prices.csv": prices]) == [
                "prices.csv:1:40: found prices in EUR, expected usd_per_hour; write what one EUR is in USD into dataset.yaml: rates: {EUR: 1.08}"
            ])
        let rates = """
            schema: berth.dataset/1
            name: ours
            layer: team:red
            as_of: 2026-11-24
            source: a test
            licence: CC0
            description: Our prices.
            rates: {EUR: 1.08}
            """
        let report = try samples.run(["prices.csv": prices, "dataset.yaml": rates])
        #expect(report.dataset.description == "Our prices. Converted at 1 EUR = 1.08 USD.")
        #expect(try samples.facts("prices").values.contains { $0["usd_per_hour"] == "0.756" })
        let other = try samples.run(["prices.csv": prices, "dataset.yaml": rates.replacing("1.08", with: "1.1")])
        #expect(other.outcome == .imported)
        #expect(try samples.faults(["dataset.yaml": rates.replacing("EUR: 1.08", with: "eur: -1")]).count == 1)
    }

    struct Habit: CustomTestStringConvertible, Sendable {
        let files: [String: String]
        let fault: String
        var testDescription: String { fault }
    }

    static let habits = [
        Habit(
            files: ["prices.csv": header.replacing(",", with: ";") + price.replacing(",", with: ";")],
            fault: "save the file with commas between its cells, not semicolons"),
        Habit(
            files: ["prices.csv": header.replacing(",", with: "\t")],
            fault: "save the file with commas between its cells, not tabs"),
        Habit(
            files: ["prices.csv": header.dropLast() + ",as_of\n" + price.dropLast() + ",24.11.2026\n"],
            fault: "write it as 2026-11-24; a spreadsheet may have changed it"),
        Habit(
            files: ["prices.csv": header.dropLast() + ",as_of\n" + price.dropLast() + ",46350\n"],
            fault: "a spreadsheet counts days; write it as 2026-11-24"),
        Habit(
            files: ["prices.csv": header + "aws,us-east-1,2-Jun,on-demand,0.7\n"],
            fault: "a spreadsheet may have taken it for a date"),
        Habit(
            files: ["prices.csv": header + price.replacing("0.7", with: "€0.7")], fault: "leave the currency sign out"),
        Habit(files: ["prices.csv": header + price.replacing("0.7", with: "7%")], fault: "leave the percent sign out"),
        Habit(
            files: ["prices.csv": header + price.replacing("0.7", with: "#REF!")],
            fault: "a spreadsheet's formula failed"),
        Habit(
            files: ["prices.csv": header + price.replacing("0.7", with: "####")],
            fault: "a spreadsheet's column was too narrow"),
        Habit(
            files: ["prices.csv": header + price.replacing("0.7", with: "=A1*2")],
            fault: "a spreadsheet's formula was not computed"),
        Habit(
            files: ["prices.csv": header.dropLast() + ",\n" + price.dropLast() + ",\n"],
            fault: "delete the columns without a name"),
        Habit(
            files: ["prices.csv": header.dropLast() + ",currency\n"],
            fault: "name the price's column after its currency: eur_per_hour"),
    ]

    @Test("what spreadsheets do is noticed", arguments: habits)
    func habit(_ habit: Habit) throws {
        let faults = try DatasetSamples().faults(habit.files)
        #expect(faults.count == 1 && faults[0].hasSuffix(habit.fault), "\(faults)")
    }

    @Test("a file in UTF-16 or Latin-1 is refused as such")
    func encodings() throws {
        let samples = try DatasetSamples()
        let text = Self.header.dropLast() + ",notes\n" + Self.price.dropLast() + ",Köln\n"
        for (encoding, fault) in [
            (String.Encoding.utf16, "found text in UTF-16, expected text in UTF-8; save the file as UTF-8"),
            (.isoLatin1, "found bytes that are no UTF-8, expected text in UTF-8; save the file as UTF-8"),
        ] {
            let path = samples.folder + "/prices.csv"
            try #require(String(text).data(using: encoding)).write(to: URL(fileURLWithPath: path))
            do {
                _ = try DatasetImport.run(path: path, into: samples.store, layer: "team:red")
                Issue.record("was imported")
            } catch let error as BerthError {
                #expect(error.message.contains(fault), "\(error.message)")
            }
        }
    }

    @Test("several paths are one transaction: a fault in the last undoes the first")
    func together() throws {
        let samples = try DatasetSamples()
        let before = try samples.store.datasetRecords()
        let good = samples.folder + "/prices.csv", bad = samples.folder + "/regions.csv"
        try Data((Self.header + Self.price).utf8).write(to: URL(fileURLWithPath: good))
        try Data("provider,region\n".utf8).write(to: URL(fileURLWithPath: bad))
        let requests = [good, bad].map { ImportRequest(path: $0, layer: "team:red") }
        #expect(throws: BerthError.self) { try DatasetImport.run(requests, into: samples.store) }
        #expect(try samples.store.datasetRecords() == before)
        try Data("provider,region,residency\naws,mars-1,mars\n".utf8).write(to: URL(fileURLWithPath: bad))
        try Data((Self.header + Self.price.replacing("us-east-1", with: "mars-1")).utf8)
            .write(to: URL(fileURLWithPath: good))
        let reports = try DatasetImport.run(requests.reversed(), into: samples.store)
        #expect(reports.map(\.rows) == [1, 1])
    }

    @Test("giving up in the middle of a table undoes what was read before")
    func givenUp() throws {
        struct Impatient: ImportProgress {
            struct Enough: Error {}
            func creating(path: String) {}
            func reading() {}
            func loading(table: String, rows: Int, share: Double) throws {
                guard rows < 10_000 else { throw Enough() }
            }
            func loaded(table: String, rows: Int) {}
        }
        let samples = try DatasetSamples()
        let before = try samples.store.datasetRecords()
        let path = samples.folder + "/instances.csv"
        let rows = (0..<20_000).map { "aws,t\($0),1,1,x86_64\n" }.joined()
        try Data(("provider,instance_type,vcpu,memory_gib,architecture\n" + rows).utf8)
            .write(to: URL(fileURLWithPath: path))
        let request = ImportRequest(path: path, layer: "team:red")
        #expect(throws: Impatient.Enough.self) {
            try DatasetImport.run([request], into: samples.store, progress: Impatient())
        }
        #expect(try samples.store.datasetRecords() == before)
        let table = try #require(DatasetTable.named("instances"))
        let datasets = before.map(\.dataset)
        #expect(try samples.store.facts(FactQuery(table: table, datasets: datasets, limit: 5)).total == 1)
        #expect(try DatasetImport.run([request], into: samples.store)[0].rows == 20_000)
    }
}
