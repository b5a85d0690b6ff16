import Domain
import Foundation
import Testing

@testable import Presentation

@Suite("The schema of recommendations")
struct RecommendationSchemaTests {
    @Test("a full and a bare recommendation have the described shape", arguments: [true, false])
    func sample(isFull: Bool) throws {
        let text = try JSONDocument(recommendation(isFull: isFull)).text
        let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
        #expect(mismatches(json, RecommendationSchema.shape, at: "") == [])
    }

    @Test("the schema is JSON, and the same each time")
    func deterministic() throws {
        let text = RecommendationSchema.json()
        let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect(json?["$id"] as? String == "urn:berth:recommendation:1")
        #expect(text == RecommendationSchema.json())
    }

    /// Paths at which the value is not as described, or holds a key that is not.
    private func mismatches(_ value: Any, _ shape: SchemaShape, at path: String) -> [String] {
        switch shape {
        case .text: value is String ? [] : [path]
        case .number, .whole, .boolean: value is NSNumber ? [] : [path]
        case .words(let words): words.contains(value as? String ?? "") ? [] : [path]
        case .nullable(let shape): value is NSNull ? [] : mismatches(value, shape, at: path)
        case .list(let item):
            (value as? [Any]).map { $0.flatMap { mismatches($0, item, at: path + "[]") } } ?? [path]
        case .map(let item):
            (value as? [String: Any]).map { $0.values.flatMap { mismatches($0, item, at: path + ".*") } } ?? [path]
        case .object(let fields): objectMismatches(value, fields, at: path)
        }
    }

    private func objectMismatches(_ value: Any, _ fields: [SchemaShape.Field], at path: String) -> [String] {
        guard let members = value as? [String: Any] else { return [path] }
        // The workload's keys are the workload schema's subject.
        let unknown = path.hasPrefix(".workload") ? [] : Set(members.keys).subtracting(fields.map(\.name)).sorted()
        return unknown.map { "\(path).\($0)" }
            + fields.flatMap { field -> [String] in
                let place = "\(path).\(field.name)"
                guard let member = members[field.name] else { return field.isOptional ? [] : [place] }
                return mismatches(member, field.shape, at: place)
            }
    }

    private func recommendation(isFull: Bool) -> Recommendation {
        let fact = CitedFact(
            id: FactID("price/a"), table: "prices", dataset: "seed", layer: "seed", source: "list",
            asOf: isFull ? "2026-01-01" : nil)
        return Recommendation(
            decision: isFull ? "D-7" : nil, workload: Workload(name: "w", kind: .online, model: .init(name: "m")),
            knowledge: .init(datasets: [], fingerprint: "f"), options: [option(isFull: isFull, fact: fact)],
            optionsCompared: 1, pareto: ["a"],
            tippingPoints: isFull ? [.init(change: "weights.cost", from: 0.4, to: 0.5, then: "b")] : [],
            rejected: isFull
                ? [.init(option: "o", constraint: "c", required: "r", actual: "a", facts: [fact])] : [],
            rejectedCounts: isFull ? ["memory": 3] : [:],
            relaxations: isFull ? [.init(change: "slo.p95_ms", from: "1", to: "2", then: "o")] : [], notes: ["n"])
    }

    private func option(isFull: Bool, fact: CitedFact) -> DeploymentOption {
        let one = Interval.exactly(1)
        let image = DeploymentOption.BaseImages.Reference(reference: "r", digest: isFull ? "sha256:0" : nil)
        let usd = USD(nanos: 10_000_000)
        return DeploymentOption(
            rank: 1, id: "a", target: "t", provider: "p", region: "r", instanceType: isFull ? "g6.xlarge" : nil, cpu: 4,
            memoryGiB: 16, accelerator: isFull ? .init(name: "NVIDIA L4", count: 1, memoryGiB: 24) : nil,
            purchase: .onDemand, runtime: .init(name: "onnxruntime", version: isFull ? "1" : nil), precision: .fp16,
            baseImage: .init(build: isFull ? image : nil, runtime: image), packaging: "container", batchSize: 1,
            replicas: .init(min: 1, average: 1, peak: 1), serviceTimeMilliseconds: one,
            latencyMilliseconds: isFull ? .init(p50: 1, p90: 1, p95: 1, p99: 1, p95Low: 1, p95High: 1) : nil,
            firstTokenP95Milliseconds: isFull ? 1 : nil, perTokenP95Milliseconds: isFull ? 1 : nil,
            durationHours: isFull ? one : nil, throughputPerReplica: one, coldStartSeconds: isFull ? 1 : nil,
            cost: .init(
                total: usd, low: usd, high: usd,
                items: [.init(item: "i", quantity: 1, unit: "h", unitPrice: usd, usd: usd, fact: fact.id)],
                notIncluded: []),
            costPerMillionRequests: isFull ? usd : nil,
            costPerMillionTokens: isFull ? .init(input: usd, output: usd) : nil,
            score: .init(
                total: 1,
                criteria: [
                    .init(criterion: .cost, value: 1, unit: "USD", utility: 1, weight: 1, contribution: 1)
                ]),
            evidence: .measured, winProbability: 1, reasons: [], cautions: [], facts: [fact])
    }
}
