import Domain
import Foundation

@testable import Importing

/// A small knowledge base and the files that the workload tests read.
enum WorkloadSamples {
    static let vocabulary = Vocabulary(
        providers: ["aws", "azure", "gcp"],
        regions: ["eu-west-1", "europe-west4", "us-central1", "us-east-1"],
        residencies: ["apac", "eu", "us"],
        targets: ["cloud-run-service", "ecs-ec2", "eks", "sagemaker-serverless"],
        accelerators: [
            "NVIDIA A10", "NVIDIA A100 40GB", "NVIDIA A100 80GB", "NVIDIA A100 PCIe 80GB", "NVIDIA A10G",
            "NVIDIA H100 80GB", "NVIDIA L4", "NVIDIA L40S", "NVIDIA T4",
        ],
        acceleratorAliases: ["ada lovelace 24": "NVIDIA L4"],
        regionProviders: [
            "eu-west-1": ["aws"], "europe-west4": ["gcp"], "us-central1": ["gcp"], "us-east-1": ["aws"],
        ],
        regionResidencies: ["eu-west-1": ["eu"], "europe-west4": ["eu"], "us-central1": ["us"], "us-east-1": ["us"]])

    static let reader = WorkloadReader(vocabulary: vocabulary)

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let fixtures = root.appending(path: "Tests/ImportingTests/Fixtures/Workloads")
    static let examples = root.appending(path: "examples/workloads")

    static func files(in folder: URL, ending: String) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == ending }
            .sorted { $0.path < $1.path }
    }

    /// The least that an online workload needs, and lines more.
    static func online(_ lines: String = "", traffic: String = "average_rps: 20") -> String {
        "model: {name: m}\ntraffic: {\(traffic)}\n\(lines)"
    }

    /// What is wrong with a text, one line a fault; empty for nothing.
    static func faults(_ text: String, overrides: [WorkloadOverride] = []) -> [String] {
        do {
            _ = try reader.read(text, file: "w.yaml", overrides: overrides)
            return []
        } catch {
            return error.faults.map(\.description)
        }
    }
}
