import Domain
import Foundation
import KnowledgeBase

@testable import Importing

/// A store of a test's own with one seed row of each kind that others name.
final class DatasetSamples {
    let folder: String
    let store: KnowledgeBase

    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// - Parameter place: a folder with a seed of its own, in place of the small one.
    init(seed place: String? = nil) throws {
        folder = NSTemporaryDirectory() + "berth-import-" + UUID().uuidString
        let seed = [
            "providers.csv": "provider,name\naws,Amazon Web Services\n",
            "regions.csv": "provider,region,residency\naws,us-east-1,us\naws,eu-west-1,eu\n",
            "accelerators.csv": "accelerator,vendor,architecture,kind,memory_gib\nNVIDIA L4,NVIDIA,Ada,cuda,24\n",
            "instances.csv": """
            provider,instance_type,vcpu,memory_gib,architecture,accelerator,accelerator_count
            aws,g6.xlarge,4,16,x86_64,NVIDIA L4,1
            """,
            "targets.csv": """
            target,provider,name,family,kinds,compute,billing,accelerators,purchases,scale_to_zero,min_replicas,skill,\
            operations,lock_in
            eks,aws,EKS,Kubernetes,online;batch,instances,instance,any,on-demand,0,1,kubernetes,6,2
            """,
        ]
        try Self.write(folder + "/seed", seed, layer: "seed", name: "tiny")
        let migrations = folder + "/migrations"
        try FileManager.default.copyItem(atPath: Self.repository + "/migrations", toPath: migrations)
        let resources = Resources(migrations: migrations, seedData: place ?? folder + "/seed")
        store = try DatabaseCreation.openOrCreate(path: folder + "/berth.db", resources: resources)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Imports files as a team's dataset.
    func run(_ files: [String: String], name: String = "ours", dryRun: Bool = false) throws -> ImportReport {
        let place = folder + "/" + UUID().uuidString
        try Self.write(place, files, layer: "team:red", name: name)
        return try DatasetImport.run(path: place, into: store, dryRun: dryRun)
    }

    /// The faults of an import that must fail, a line each, and nothing stored.
    func faults(_ files: [String: String]) throws -> [String] {
        let before = try store.datasetRecords().count
        do {
            _ = try run(files)
            return []
        } catch let error as BerthError {
            guard error.kind == .badData, try store.datasetRecords().count == before else { return ["\(error)"] }
            return error.message.split(separator: "\n").dropFirst().map { String($0.drop { $0 == " " }) }
        }
    }

    static func write(_ folder: String, _ files: [String: String], layer: String, name: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let description = """
            schema: berth.dataset/1
            name: \(name)
            layer: \(layer)
            as_of: 2026-11-24
            source: a test
            licence: CC0
            description: a test
            """
        for (name, text) in ["dataset.yaml": description].merging(files, uniquingKeysWith: { $1 }) {
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
        }
    }
}
