import Domain
import Foundation
import Importing
import KnowledgeBase

/// A folder of a test's own, with a small seed and the shipped migrations; gone with the value.
final class Scratch {
    let folder: String
    let resources: Resources

    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    static let shipped = Resources(migrations: repository + "/migrations", seedData: repository + "/seed-data")

    init(migrations: String = Scratch.shipped.migrations) throws {
        folder = NSTemporaryDirectory() + "berth-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder + "/seed", withIntermediateDirectories: true)
        // A copy, so that a migration at work in the checkout cannot change under a test.
        resources = Resources(migrations: folder + "/migrations", seedData: folder + "/seed")
        try Self.copyFiles(of: migrations, to: resources.migrations)
        for (name, text) in Self.seed { try write("seed/" + name, text) }
    }

    /// Another copy of the migrations, to be changed.
    func copyMigrations(as name: String) throws -> String {
        try Self.copyFiles(of: resources.migrations, to: folder + "/" + name)
        return folder + "/" + name
    }

    /// New files of the same content, also where the folder or its files are links: nothing written to the copies
    /// reaches the originals.
    static func copyFiles(of folder: String, to copy: String) throws {
        try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            try Data(FileBytes.read(folder + "/" + name)).write(to: URL(fileURLWithPath: copy + "/" + name))
        }
    }

    deinit {
        chmod(folder, 0o755)
        try? FileManager.default.removeItem(atPath: folder)
    }

    var path: String { folder + "/berth.db" }

    func write(_ name: String, _ text: String) throws {
        let file = URL(fileURLWithPath: folder + "/" + name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func bytes(_ name: String = "berth.db") -> Data? { FileManager.default.contents(atPath: folder + "/" + name) }

    /// The names in the folder, but for the seed and the migrations.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0 != "seed" && $0 != "migrations" }.sorted()
    }

    func open() throws -> KnowledgeBase { try DatabaseCreation.openOrCreate(path: path, resources: resources) }

    /// Brings in a team's dataset of the given files.
    @discardableResult
    func importTeam(
        _ files: [String: String], name: String = "ours", team: String = "red", asOf: String = "2026-11-25",
        into store: KnowledgeBase, dryRun: Bool = false
    ) throws -> ImportReport {
        let place = "team-" + UUID().uuidString
        try write(
            place + "/dataset.yaml",
            """
            schema: berth.dataset/1
            name: \(name)
            layer: team:\(team)
            as_of: \(asOf)
            source: our own books
            licence: internal
            description: what we pay
            """)
        for (file, text) in files { try write(place + "/" + file, text) }
        return try DatasetImport.run(path: folder + "/" + place, into: store, dryRun: dryRun)
    }

    static let seed = [
        "dataset.yaml": """
        schema: berth.dataset/1
        name: tiny
        layer: seed
        as_of: 2026-11-24
        source: a test
        licence: CC0
        description: just enough
        """,
        "providers.csv": "provider,name\naws,Amazon Web Services\nown,Own machines\n",
        "regions.csv": """
        provider,region,residency,restricted
        aws,us-east-1,us,0
        aws,eu-west-1,eu,0
        aws,us-gov-west-1,us,1
        own,here,eu,0
        """,
        "accelerators.csv": """
        accelerator,vendor,architecture,kind,memory_gib
        NVIDIA L4,NVIDIA,Ada,cuda,24
        NVIDIA A10G,NVIDIA,Ampere,cuda,24
        """,
        "aliases.csv": "kind,alias,name\nhardware,L4,NVIDIA L4\nmodel,ResNet-50,resnet50\n",
        "instances.csv": """
        provider,instance_type,vcpu,memory_gib,architecture,accelerator,accelerator_count,previous_generation
        aws,c5.large,2,4,x86_64,,,0
        aws,c3.large,2,3.75,x86_64,,,1
        aws,g6.xlarge,4,16,x86_64,NVIDIA L4,1,0
        aws,g5.xlarge,4,16,x86_64,NVIDIA A10G,1,0
        """,
        "prices.csv": """
        provider,region,instance_type,purchase,usd_per_hour,source
        aws,us-east-1,c5.large,on-demand,0.085,a price list
        aws,eu-west-1,c5.large,on-demand,0.096,
        aws,us-gov-west-1,c5.large,on-demand,0.01,
        aws,us-east-1,c3.large,on-demand,0.105,
        aws,us-east-1,g6.xlarge,on-demand,0.8048,
        aws,us-east-1,g6.xlarge,spot,0.3,
        aws,eu-west-1,g6.xlarge,on-demand,0.8852,
        aws,us-east-1,g5.xlarge,on-demand,1.006,
        """,
        "models.csv": "model,family,task,parameters_millions\nresnet50,resnet,classification,25.6\n",
        "measurements.csv": """
        id,model,hardware,hardware_kind,runtime,precision,batch,latency_ms
        m1,resnet50,NVIDIA L4,gpu,tensorrt,fp16,1,1.2
        m2,ResNet-50,NVIDIA A10G,gpu,tensorrt,fp16,8,4.5
        m3,bert-base,NVIDIA L4,gpu,tensorrt,fp16,1,2.5
        """,
    ]
}

extension Workload {
    static func asking(_ constraints: Constraints = .init(), model: String = "resnet50") -> Workload {
        Workload(name: "test", kind: .online, model: .init(name: model), constraints: constraints)
    }
}

/// The error that `body` throws, if it is one of Berth's.
func berthError(_ body: () throws -> Void) -> BerthError? {
    do {
        try body()
        return nil
    } catch {
        return error as? BerthError
    }
}
