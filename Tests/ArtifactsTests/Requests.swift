import Domain
import Foundation

@testable import Artifacts

/// A decision without a database: the parts that rendering reads, and the rest as plain as it can be.
struct Sample {
    var kind = Workload.Kind.online
    var name = "plate-detector"
    var model = "yolov8s"
    var tokens: (in: Double, out: Double)?
    var target = "eks"
    var family = "Kubernetes"
    var provider = "aws"
    var region = "us-east-1"
    var instance: String? = "g6.xlarge"
    var accelerator: String? = "NVIDIA L4"
    var acceleratorCount = 1.0
    var runtime = "onnxruntime-cuda"
    var image = "nvidia/cuda:12.8.1-runtime-ubuntu24.04"
    var precision = Precision.fp16
    var purchase = Purchase.onDemand
    var replicas = DeploymentOption.Replicas(min: 2, average: 2.5, peak: 6)
    var digests = ImageDigests()
    var caution = "measure before you rely on it"

    var option: DeploymentOption {
        let figure = Interval(mean: 20, low: 15, high: 30)
        let reference = DeploymentOption.BaseImages.Reference(reference: image, digest: nil)
        return DeploymentOption(
            rank: 1, id: "\(provider)/\(region)/\(target)/\(instance ?? "size")/\(runtime)", target: target,
            provider: provider, region: region, instanceType: instance, cpu: 4, memoryGiB: 16,
            accelerator: accelerator.map { .init(name: $0, count: acceleratorCount, memoryGiB: 24) },
            purchase: purchase,
            runtime: .init(name: runtime, version: nil), precision: precision,
            baseImage: .init(build: reference, runtime: reference), packaging: "inference-gpu", batchSize: 4,
            replicas: replicas, serviceTimeMilliseconds: figure,
            latencyMilliseconds: kind.hasTraffic
                ? .init(p50: 20, p90: 40, p95: 60, p99: 90, p95Low: 40, p95High: 80) : nil,
            firstTokenP95Milliseconds: nil, perTokenP95Milliseconds: nil,
            durationHours: kind.hasTraffic ? nil : figure, throughputPerReplica: .init(mean: 100, low: 80, high: 120),
            coldStartSeconds: 100,
            cost: .init(
                total: USD(nanos: 500_000_000_000), low: USD(nanos: 400_000_000_000), high: USD(nanos: 600_000_000_000),
                items: [], notIncluded: []),
            costPerMillionRequests: nil, costPerMillionTokens: nil, score: .init(total: 0.8, criteria: []),
            evidence: .modelled, winProbability: 0.5, reasons: [], cautions: [caution], facts: [])
    }

    var workload: Workload {
        Workload(
            name: name, kind: kind, model: .init(name: model),
            traffic: kind.hasTraffic
                ? .init(averageRPS: 20, peakRPS: 300, tokensIn: tokens?.in, tokensOut: tokens?.out) : nil,
            job: kind.hasTraffic
                ? nil : .init(items: 1_000_000, epochs: 3, deadlineHours: 8, runsPerMonth: 30),
            slo: .init(p95Milliseconds: 150, availabilityPercent: 99.9))
    }

    var facts: [RecordedFact] {
        func fact(_ id: String, _ value: String) -> RecordedFact {
            RecordedFact(
                cited: CitedFact(id: FactID(id), table: "", dataset: "", layer: "", source: "", asOf: nil), dataset: 1,
                value: value)
        }
        return [
            fact("model/\(model)", #"{"parameters_millions":8030,"context_length":131072}"#),
            fact("accelerator/AWS Inferentia2", #"{"vendor":"AWS","architecture":"NeuronCore-v2"}"#),
            fact("target/\(target)", #"{"family":"\#(family)","name":"A target"}"#),
            fact(
                "instance/\(provider)/\(instance ?? "")",
                #"{"vcpu":4,"memory_gib":16,"accelerator_count":1,"architecture":"x86_64"}"#),
        ]
    }

    var request: RenderRequest {
        RenderRequest(
            decision: DecisionID(number: 7), workload: workload, option: option, facts: facts, account: "# D-7\n",
            digests: digests, digestsDue: "2027-02-24")
    }

    func artifacts(only: Set<Artifact.Group>? = nil) throws -> [Artifact] {
        try Rendering(templates: Self.templates).artifacts(request, only: only)
    }

    func text(_ path: String) throws -> String {
        try artifacts().first { $0.path == path }?.text ?? ""
    }

    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let templates = TemplateFolder(path: repository.appending(path: "Sources/Artifacts/Templates").path)
}
