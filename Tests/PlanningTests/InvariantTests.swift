import Domain
import Foundation
import Planning
import Testing

/// What holds for every answer, whatever the workload.
@Suite struct InvariantTests {
    static let examples: [String] = {
        let folder = Seed.root + "/examples/workloads"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted()
    }()

    private func answer(_ example: String) throws -> Recommendation {
        let text = try String(contentsOfFile: Seed.root + "/examples/workloads/" + example, encoding: .utf8)
        return try Seed.plan(workload(text))
    }

    @Test("bill items are whole cents and add up to the total, which lies in its interval", arguments: examples)
    func billsAddUp(example: String) throws {
        for option in try answer(example).options {
            #expect(option.cost.items.map(\.usd).sum() == option.cost.total, "\(option.id)")
            #expect(option.cost.items.allSatisfy { $0.usd.nanos % 10_000_000 == 0 })
            for item in option.cost.items {
                let product = item.unitPrice.dollars * item.quantity
                #expect(abs(product - item.usd.dollars) < 0.006 + product * 1e-6, "\(option.id): \(item)")
            }
            #expect(option.cost.low <= option.cost.total && option.cost.total <= option.cost.high, "\(option.id)")
        }
    }

    @Test("contributions add up to the score, and weights to 1", arguments: examples)
    func scoresAddUp(example: String) throws {
        for option in try answer(example).options {
            let sum = option.score.criteria.map(\.contribution).reduce(0, +)
            #expect(abs(sum - option.score.total) < 1e-9)
            #expect(abs(option.score.criteria.map(\.weight).reduce(0, +) - 1) < 1e-9)
        }
    }

    @Test("options hold what was promised and come best first", arguments: examples)
    func promisesHold(example: String) throws {
        let answer = try answer(example)
        #expect(!answer.options.isEmpty, "\(answer.rejected)")
        #expect(answer.options.map(\.rank) == Array(1...max(answer.options.count, 1)))
        for (a, b) in zip(answer.options, answer.options.dropFirst()) { #expect(a.score.total >= b.score.total) }
        for option in answer.options {
            if let promised = answer.workload.slo.p95Milliseconds, let p95 = option.latencyMilliseconds?.p95 {
                #expect(p95 <= promised, "\(option.id)")
            }
            if let latency = option.latencyMilliseconds {
                #expect(latency.p50 <= latency.p90 && latency.p90 <= latency.p95 && latency.p95 <= latency.p99)
                #expect(latency.p95Low <= latency.p95 && latency.p95 <= latency.p95High)
            }
            #expect(!option.facts.isEmpty)
            if option.coldStartSeconds != nil {
                #expect(option.facts.contains { $0.table == "cold_starts" }, "\(option.id)")
            }
            for item in option.cost.items { #expect(option.facts.contains { $0.id == item.fact }, "\(item.fact)") }
            #expect(
                Double(option.replicas.min) <= option.replicas.average + 1e-9
                    && option.replicas.average <= Double(option.replicas.peak) + 1e-9, "\(option.id) \(option.replicas)"
            )
        }
    }

    @Test("the Pareto set is what no listed option beats on both cost and latency", arguments: examples)
    func pareto(example: String) throws {
        let answer = try answer(example)
        func figure(_ option: DeploymentOption) -> Double {
            option.latencyMilliseconds?.p95 ?? option.durationHours?.mean ?? 0
        }
        for id in answer.pareto {
            let option = try #require(answer.options.first { $0.id == id })
            for other in answer.options where other.id != id {
                let beaten = other.cost.total <= option.cost.total && figure(other) < figure(option) - 1e-3
                #expect(!beaten, "\(other.id) beats \(id)")
            }
        }
    }

    @Test("the same input gives the same answer", arguments: examples)
    func deterministic(example: String) throws {
        #expect(try answer(example) == answer(example))
    }

    @Test("raising the load never makes the cheapest option cheaper", arguments: ["plate-detector.yaml"])
    func monotoneInLoad(example: String) throws {
        let text = try String(contentsOfFile: Seed.root + "/examples/workloads/" + example, encoding: .utf8)
        var load = try workload(text)
        load.constraints.maxMonthlyUSD = nil
        var last = USD.zero
        for factor in [0.1, 1.0, 4.0, 16.0] {
            load.traffic?.averageRPS = 20 * factor
            load.traffic?.peakRPS = 50 * factor
            let cheapest = try #require(try Seed.plan(load).options.map(\.cost.total).min())
            #expect(cheapest >= last)
            last = cheapest
        }
    }
}
