import Domain
import Foundation
import Importing
import KnowledgeBase
import Testing

/// The datasets of `examples/datasets`: targets, machines and prices of a team's own compete without a line of code.
@Suite struct TeamTargetTests {
    /// A store of its own with some of the example datasets.
    private static func store(_ names: String...) throws -> KnowledgeBase {
        let store = try Seed.fresh()
        _ = try DatasetImport.run(
            names.map { ImportRequest(path: Seed.root + "/examples/datasets/" + $0) }, into: store)
        return store
    }

    private static func question(_ constraints: String, rps: Double = 20) throws -> Workload {
        try workload(
            """
            name: classifier
            kind: online
            model: {name: resnet50, format: onnx, precisions: [fp16, fp32]}
            traffic: {average_rps: \(rps), peak_rps: \(rps * 2)}
            slo: {p95_ms: 200}
            team: {kubernetes: true, skills: {kubernetes: 3}}
            constraints: \(constraints)
            """)
    }

    struct Example: CustomTestStringConvertible, Sendable {
        let dataset: String
        let constraints: String
        let option: String
        var testDescription: String { dataset }
    }

    static let examples = [
        Example(
            dataset: "on-prem-cluster", constraints: "{residency: eu, accelerator: required}",
            option: "own/dc-1/k8s-onprem/t4-node/owned"),
        Example(
            dataset: "mig-slices", constraints: "{residency: eu, accelerators: [NVIDIA A100 80GB], purchase: [owned]}",
            option: "own/dc-1/k8s-onprem/a100-1g.10gb/owned"),
        Example(
            dataset: "gpu-cloud", constraints: "{residency: eu, accelerator: required}",
            option: "nimbus/fi-1/nimbus-k8s/l4-small/on-demand"),
        Example(
            dataset: "internal-platform", constraints: "{residency: eu}", option: "harbour/hq/harbour-service/"),
    ]

    @Test("a target of the team's own wins for the team, and for nobody else", arguments: examples)
    func competes(_ example: Example) throws {
        let store = try Self.store(example.dataset)
        let question = try Self.question(example.constraints)
        let answer = try Seed.plan(question, team: "vision", on: store)
        let winner = try #require(answer.options.first)
        #expect(winner.id.hasPrefix(example.option), "\(answer.options.map(\.id)) \(answer.rejected)")
        #expect(winner.facts.contains { $0.layer == "team:vision" && $0.dataset == example.dataset })
        let others = try Seed.plan(question, on: store)
        #expect(!others.options.contains { $0.facts.contains { $0.layer == "team:vision" } })
    }

    @Test("a platform's own limit rules it out and is named")
    func limits() throws {
        let store = try Self.store("internal-platform")
        var question = try Self.question("{targets: []}")
        question.constraints.targets = ["harbour-service"]
        question.traffic?.requestKilobytes = 12_000
        let answer = try Seed.plan(question, team: "vision", on: store)
        #expect(answer.options.isEmpty)
        #expect(answer.rejectedCounts.keys.contains { $0.contains("request") || $0.contains("payload") })
    }

    @Test("no more machines are planned than exist")
    func shortage() throws {
        let store = try Self.store("on-prem-cluster")
        let question = try Self.question("{residency: eu, purchase: [owned]}", rps: 100_000)
        let answer = try Seed.plan(question, team: "vision", on: store)
        #expect(answer.options.allSatisfy { $0.provider != "own" || $0.replicas.peak <= 6 })
    }

    @Test("a discount is a line of the bill that cites its fact, GPU nodes included, and the narrowest counts")
    func discounts() throws {
        let store = try Self.store("discounts")
        var question = try Self.question("{regions: [us-east-1], accelerators: [NVIDIA L4]}")
        question.constraints.targets = ["ecs-ec2"]
        let before = try Seed.plan(question, on: store)
        let after = try Seed.plan(question, team: "vision", on: store)
        let option = try #require(after.options.first { $0.instanceType == "g6.xlarge" })
        let list = try #require(before.options.first { $0.id == option.id })
        let lines = option.cost.items.filter { $0.usd < .zero }
        try #require(lines.count == 2)
        #expect(lines.map(\.item) == ["discount of 15 % on aws machines g6", "discount of 8 % on aws"])
        #expect(lines.map(\.fact.text) == ["discount/aws/machines/g6", "discount/aws"])
        let machine = try #require(option.cost.items.first { $0.item == "g6.xlarge" })
        #expect(lines[0].usd == machine.usd.times(-0.15).roundedToCent)
        #expect(lines[0].quantity == machine.usd.dollars)
        #expect(option.cost.items.map(\.usd).sum() == option.cost.total)
        #expect(option.cost.total < list.cost.total)
        #expect(option.cost.low <= option.cost.total && option.cost.total <= option.cost.high)
        #expect(option.facts.contains { $0.id.text == "discount/aws" && $0.layer == "team:vision" })
    }

    @Test("tiers take their share off what falls into each")
    func tiers() throws {
        let store = try Self.store("discounts")
        var question = try Self.question("{regions: [us-central1], accelerator: required}", rps: 2000)
        question.constraints.targets = ["gke-standard"]
        let answer = try Seed.plan(question, team: "vision", on: store)
        let option = try #require(answer.options.first { $0.cost.items.contains { $0.item.contains("beyond $") } })
        let machines = option.cost.items.filter { $0.unit == "hour" && $0.fact.text.hasPrefix("price/") }
        let paid = machines.map(\.usd).sum().dollars
        let lines = option.cost.items.filter { $0.usd < .zero }
        try #require(lines.count >= 2)
        #expect(lines[0].quantity == min(paid, 1000))
        #expect(abs(lines[1].quantity - (min(paid, 10_000) - 1000)) < 1e-6)
        #expect(abs(lines.map(\.quantity).reduce(0, +) - paid) < 1e-6)
        #expect(lines.map(\.unitPrice.dollars).starts(with: [-0.03, -0.1]))
    }
}
