import Domain
import Foundation
import KnowledgeBase
import Testing

@testable import Importing

@Suite("An export")
struct DatasetExportTests {
    @Test("imported into a fresh database and exported again gives the same bytes")
    func roundTrip() throws {
        let samples = try DatasetSamples()
        _ = try samples.run([
            "providers.csv": "provider,name,notes\nme,\"A, \"\"B\"\"\",\"two\nlines\"\n",
            "prices.csv": """
            provider,region,instance_type,purchase,usd_per_hour,source,as_of
            aws,us-east-1,g6.xlarge,on-demand,0.700,a contract,2026-11
            aws,us-east-1,g6.xlarge,spot,0.000000001,,
            """,
            "measurements.csv": "id,model,hardware,hardware_kind,latency_ms\nm,resnet,Unknown chip,gpu,0.000000125\n",
        ])
        try expectStable(samples.store, dataset: "ours", in: samples.folder)
    }

    @Test("of the shipped seed gives the same bytes after a round trip")
    func seed() throws {
        let samples = try DatasetSamples(seed: DatasetSamples.repository + "/seed-data")
        try expectStable(samples.store, dataset: "berth-seed", in: samples.folder)
    }

    @Test("writes no file into a folder that holds something")
    func occupied() throws {
        let samples = try DatasetSamples()
        let record = try #require(try samples.store.datasetRecords().first)
        do {
            _ = try DatasetExport.folder(samples.folder, of: record, from: samples.store)
            Issue.record("was written")
        } catch let error as BerthError {
            #expect(error.kind == .cannotCreate)
        }
    }

    private func expectStable(_ store: KnowledgeBase, dataset name: String, in folder: String) throws {
        let record = try #require(try store.datasetRecords().first { $0.dataset.name == name })
        let first = folder + "/first", second = folder + "/second"
        let written = try DatasetExport.folder(first, of: record, from: store)
        #expect(written.map(\.rows).reduce(0, +) == record.rows.values.reduce(0, +))
        let other = try DatasetSamples()
        let report = try DatasetImport.run(path: first, into: other.store)
        #expect(report.outcome == .imported)
        let copy = try #require(try other.store.datasetRecords().last)
        _ = try DatasetExport.folder(second, of: copy, from: other.store)
        for file in try FileBytes.names(in: first) {
            #expect(try FileBytes.read(first + "/" + file) == FileBytes.read(second + "/" + file), "\(file)")
        }
        #expect(try FileBytes.names(in: first) == FileBytes.names(in: second))
    }
}
