import Capacity
import Foundation
import Testing

/// The simulation against queues that are known exactly. Seeds are fixed, so that a run agrees or does not.
@Suite("Simulation and queueing theory")
struct TheoryTests {
    static let cases: [(servers: Int, load: Double)] = [1, 2, 4, 16].flatMap { servers in
        [0.3, 0.7, 0.9].map { (servers, $0) }
    }

    private func run(_ servers: Int, _ load: Double, scatter: Double) -> Replicas {
        Replicas(
            Simulation(
                .batches(BatchService(serviceMilliseconds: [10], scatter: scatter)), on: .fixed(servers),
                arrivals: .steady(perSecond: load * Double(servers) * 100), spanSeconds: 1),
            requests: load > 0.8 ? 200_000 : 60_000)
    }

    @Test("M/M/1 stays exponentially long", arguments: [0.3, 0.7, 0.9])
    func markov(_ load: Double) {
        let run = run(1, load, scatter: 1), mean = 10 / (1 - load)
        #expect(run.meanMilliseconds.agrees(with: mean))
        #expect(run.percentile(0.5).agrees(with: mean * log(2), bias: 0.006))
        #expect(run.percentile(0.95).agrees(with: mean * log(20), bias: 0.006))
        #expect(run.meanMilliseconds.standardError < 0.02 * mean)
    }

    @Test("M/M/c waits as Erlang says", arguments: cases)
    func erlang(_ servers: Int, _ load: Double) {
        let run = run(servers, load, scatter: 1)
        let exact = 10 + QueueTheory.meanWaitMMc(load: load, servers: servers, service: 10)
        #expect(run.meanMilliseconds.agrees(with: exact), "\(run.meanMilliseconds) for \(exact)")
        #expect(run.meanMilliseconds.standardError < 0.02 * exact)
    }

    @Test("M/D/1 waits as Pollaczek and Khinchine say", arguments: [0.3, 0.7, 0.9])
    func pollaczekKhinchine(_ load: Double) {
        let exact = 10 + 10 * load / (2 * (1 - load))
        #expect(run(1, load, scatter: 0).meanMilliseconds.agrees(with: exact))
        #expect(abs(QueueTheory.meanWaitMDc(load: load, servers: 1, service: 10) - (exact - 10)) < 0.01)
    }

    @Test("M/D/c waits as Crommelin and Franx say", arguments: cases)
    func crommelin(_ servers: Int, _ load: Double) {
        let run = run(servers, load, scatter: 0)
        let exact = 10 + QueueTheory.meanWaitMDc(load: load, servers: servers, service: 10)
        #expect(run.meanMilliseconds.agrees(with: exact), "\(run.meanMilliseconds) for \(exact)")
        for share in [0.5, 0.9, 0.99] {
            let wait = run.percentile(share).mean - 10
            guard wait > 0.1 else { continue }
            let exact = QueueTheory.shareWaitingAtMost(wait, load: load, servers: servers, service: 10)
            #expect(abs(exact - share) < 0.01 * (1 - share) + 0.004, "\(exact) of \(share) within \(wait) ms")
        }
    }

    @Test("scatter between none and exponential waits as (1 + scatter²) ÷ 2 of M/M/1 does")
    func scatter() {
        let exact = 10 + 10 * 0.7 / 0.3 * 0.625
        #expect(run(1, 0.7, scatter: 0.5).meanMilliseconds.agrees(with: exact))
    }
}
