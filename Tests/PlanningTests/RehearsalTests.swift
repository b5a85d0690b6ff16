import Capacity
import Domain
import Foundation
import KnowledgeBase
import Planning
import Testing

/// What the simulation has to say in an answer.
@Suite struct RehearsalTests {
    static let examples = InvariantTests.examples

    private func plan(_ example: String, rehearses: Bool = true) throws -> Plan {
        let text = try String(contentsOfFile: Seed.root + "/examples/workloads/" + example, encoding: .utf8)
        let workload = try workload(text)
        let datasets = try Seed.knowledgeBase.visibleDatasets(team: nil)
        let snapshot = try Seed.knowledgeBase.snapshot(for: workload, datasets: datasets, today: Seed.today)
        return try Planner(rehearses: rehearses).plan(workload, over: snapshot)
    }

    @Test("the best options were replayed, and the answer says so", arguments: examples)
    func replayed(_ example: String) throws {
        let answer = try plan(example).recommendation
        for option in answer.options.prefix(4) {
            #expect((option.replay != nil) == answer.workload.kind.hasTraffic, "\(option.id)")
            guard let latency = option.latencyMilliseconds, let replay = option.replay else { continue }
            #expect(replay.requests > 1000)
            #expect(latency.p95Low < latency.p95 && latency.p95 < latency.p95High)
            #expect(replay.p95ErrorMilliseconds < latency.p95 * 0.25, "\(option.id)")
        }
        if answer.workload.kind == .online, answer.workload.slo.p95Milliseconds != nil {
            let reasons = try #require(answer.options.first?.reasons)
            #expect(reasons.contains { $0.contains("in a replay of the busiest hour") })
        }
    }

    @Test("the same machines have the same busy hour, whoever runs them")
    func shared() throws {
        let options = try plan("plate-detector.yaml").recommendation.options
        let machines = Dictionary(grouping: options.filter { $0.instanceType != nil }) {
            "\($0.instanceType ?? "")/\($0.runtime.name)/\($0.precision)/\($0.replicas.peak)/\($0.batchSize)"
        }
        for group in machines.values where group.contains(where: { $0.replay != nil }) {
            let own = group.filter { $0.target != "sagemaker-realtime" }
            #expect(Set(own.map { $0.latencyMilliseconds?.p95 }).count <= 1)
        }
    }

    @Test("an option whose promise breaks in the replay gets machines until it holds")
    func grown() throws {
        // The closed form is near the promise: what it says and what the replay says may differ.
        var load = try workload(
            String(contentsOfFile: Seed.root + "/examples/workloads/plate-detector.yaml", encoding: .utf8))
        load.constraints.maxMonthlyUSD = nil
        let datasets = try Seed.knowledgeBase.visibleDatasets(team: nil)
        for promised in [70.0, 80, 90, 100] {
            load.slo.p95Milliseconds = promised
            let snapshot = try Seed.knowledgeBase.snapshot(for: load, datasets: datasets, today: Seed.today)
            let plan = try Planner().plan(load, over: snapshot)
            for option in plan.recommendation.options.prefix(4) {
                #expect(try #require(option.latencyMilliseconds).p95 <= promised, "\(option.id)")
                let replayable = try #require(plan.replayable(option.id))
                let again = replayable.busyHour(seconds: 600, seed: 77).run()
                #expect(again.latency.seconds(0.95) * 1000 <= promised * 1.05, "\(option.id)")
            }
        }
    }

    @Test("a day replayed on the fleet that was priced takes about the machines that the bill counts")
    func priced() throws {
        var load = try workload(
            String(contentsOfFile: Seed.root + "/examples/workloads/plate-detector.yaml", encoding: .utf8))
        load.traffic?.shape = .daily
        load.constraints.accelerator = .forbidden
        let datasets = try Seed.knowledgeBase.visibleDatasets(team: nil)
        let snapshot = try Seed.knowledgeBase.snapshot(for: load, datasets: datasets, today: Seed.today)
        let plan = try Planner().plan(load, over: snapshot)
        let option = try #require(plan.recommendation.options.first)
        let replayable = try #require(plan.replayable(option.id))
        let day = replayable.simulation(of: replayable.shape, seconds: 86_400, seed: 5).run()
        let average = day.averageMachines * Double(replayable.replicasPerMachine)
        #expect(abs(average / option.replicas.average - 1) < 0.15, "\(average) for \(option.replicas.average)")
        #expect(day.latency.seconds(0.95) * 1000 <= load.slo.p95Milliseconds ?? 0)
        let bill = try replayable.bill(day)
        #expect(abs(bill.total.dollars / option.cost.total.dollars - 1) < 0.2)
    }
}
