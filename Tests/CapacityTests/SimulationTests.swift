@testable import Capacity
import Foundation
import Testing

@Suite("Simulation")
struct SimulationTests {
    static let tenMilliseconds = ServiceModel.batches(BatchService(serviceMilliseconds: [10]))

    static func steady(_ rate: Double, _ fleet: Fleet, seconds: Double) -> Simulation {
        Simulation(tenMilliseconds, on: fleet, arrivals: .steady(perSecond: rate), spanSeconds: seconds)
    }

    @Test("the same seed gives the same events to the last digit, on every platform")
    func deterministic() {
        let simulation = Self.steady(80, .fixed(1), seconds: 1000)
        let (first, second) = (simulation.run(), simulation.run())
        #expect(first.latency.meanSeconds == second.latency.meanSeconds)
        #expect(first.hours == second.hours)
        var other = simulation
        other.seed = 2
        #expect(other.run().arrived != first.arrived)
    }

    @Test(
        "the logarithm is the mathematics library's",
        arguments: [1e-300, 1e-17, 0.1, 0.5, 0.70710678, 0.99999, 1, 2, 1e9])
    func logarithm(_ x: Double) {
        #expect(abs(portableLog(x) - log(x)) <= abs(log(x)) * 4e-16)
    }

    @Test("hours have the arrivals of the profile, whose mean is kept between the nodes")
    func hours() {
        let profile = [10.0, 40, 20, 10]
        let simulation = Simulation(
            Self.tenMilliseconds, on: .fixed(1), arrivals: .hourly(profile), spanSeconds: 40 * 3600)
        let result = simulation.run()
        #expect(result.arrived.isWithin(0.005, of: 40 * 3600 * 20))
        // The busiest hour: from half-way up at its start over the peak to half-way down at its end.
        let busiest = result.hours.indices.filter { $0 % 4 == 1 }.map { result.hours[$0].arrived }.reduce(0, +)
        let areas = (25.0 + 40) / 4 + (40.0 + 30) / 4
        #expect(busiest.isWithin(0.01, of: 10 * 3600 * areas))
        #expect(result.hours.map(\.arrived).reduce(0, +) == result.arrived)
    }

    @Test("bursts keep the mean and make the wait longer")
    func bursts() {
        var simulation = Self.steady(50, .fixed(1), seconds: 40_000)
        let calm = simulation.run()
        simulation.bursts = Bursts(factor: 4, share: 0.1, meanSeconds: 5)
        let bursty = simulation.run()
        #expect(bursty.arrived.isWithin(0.05, of: 2_000_000))
        #expect(bursty.latency.seconds(0.95) > 10 * calm.latency.seconds(0.95))
    }

    @Test("a record is replayed as it is")
    func record() {
        let simulation = Simulation(
            Self.tenMilliseconds, on: .fixed(1), arrivals: .recorded([0, 0.001, 1, 2.5]), spanSeconds: 10)
        let result = simulation.run()
        #expect(result.arrived == 4)
        #expect(abs(result.latency.maximumSeconds - 0.019) < 1e-9)
        #expect(abs(result.latency.meanSeconds - 0.01225) < 1e-9)
    }

    @Test("batches take what waits, up to the largest, and may wait for more")
    func batches() {
        var service = BatchService(serviceMilliseconds: [10, 12, 14, 16])
        func replay(_ times: [Double]) -> SimulationResult {
            Simulation(.batches(service), on: .fixed(1), arrivals: .recorded(times), spanSeconds: 10).run()
        }
        let greedy = replay([0, 0.001, 0.002, 0.003, 0.004, 0.005])
        // One, four, one.
        #expect(greedy.batches == 3)
        #expect(abs(greedy.latency.maximumSeconds - 0.031) < 1e-9)
        service.maxWaitMilliseconds = 20
        let patient = replay([0, 0.001, 0.002, 0.003, 0.1])
        #expect(patient.batches == 2)
        #expect(abs(patient.latency.maximumSeconds - 0.03) < 1e-9)
        #expect(abs(patient.latency.seconds(0.01) - 0.016) < 1e-4)
    }

    @Test("decoding and resizing queue for the cores before")
    func cores() {
        let service = BatchService(
            serviceMilliseconds: [1], preprocessMilliseconds: 10, preprocessCores: 2, fixedMilliseconds: 3)
        let result = Simulation(
            .batches(service), on: .fixed(1), arrivals: .recorded([0, 0, 0]), spanSeconds: 10
        ).run()
        #expect(abs(result.latency.maximumSeconds - 0.024) < 1e-9)
        #expect(abs(result.latency.seconds(0.1) - 0.014) < 1e-4)
    }

    @Test("what finds too long a queue is refused, what waited too long is given up")
    func limits() {
        var simulation = Self.steady(200, .fixed(1), seconds: 200)
        simulation.limits = RequestLimits(queue: 5)
        let refused = simulation.run()
        #expect(abs(refused.dropShare - 0.5) < 0.02)
        #expect(refused.latency.maximumSeconds <= 0.0701)
        simulation.limits = RequestLimits(waitSeconds: 0.1)
        let impatient = simulation.run()
        #expect(abs(impatient.dropShare - 0.5) < 0.02)
        #expect(impatient.latency.maximumSeconds <= 0.1101)
        #expect(impatient.refused == 0 && impatient.givenUp == impatient.dropped)
        #expect(impatient.hours.map(\.dropped).reduce(0, +) == impatient.dropped)
    }

    @Test("an autoscaler follows the load, and machines that join late make requests late")
    func autoscaling() {
        let load = (0..<24).map { (hour: Int) -> Double in 40 + 260 * max(0, sin(Double(hour - 6) / 12 * .pi)) }
        var fleet = Fleet(
            minimum: 1, maximum: 6, autoscaler: .init(requestsPerSecondPerMachine: 60), startSeconds: 30)
        var simulation = Simulation(
            Self.tenMilliseconds, on: fleet, arrivals: .hourly(load), spanSeconds: 86_400)
        simulation.promisedSeconds = 0.1
        let quick = simulation.run()
        #expect(quick.peakMachines >= 5 && quick.peakMachines <= 6)
        #expect(quick.hours[0].mostMachines <= 2)
        #expect(quick.averageMachines > 1.5 && quick.averageMachines < 4)
        fleet.startSeconds = 3600
        simulation.fleet = fleet
        let slow = simulation.run()
        #expect(slow.late > 100 * max(1, quick.late))
    }

    @Test("requests start cold as often as the gap outlasts the keep-alive")
    func cold() {
        let fleet = Fleet(
            minimum: 0, maximum: 2,
            autoscaler: .init(
                requestsPerSecondPerMachine: 10, intervalSeconds: 1, holdSeconds: 1, keepAliveSeconds: 100),
            startSeconds: 0.5)
        let result = Self.steady(0.01, fleet, seconds: 3_000_000).run()
        let expected = ColdStartModel.probabilityCold(arrivalsPerSecond: 0.01, keepAliveSeconds: 100)
        #expect(abs(result.coldShare / expected - 1) < 0.04)
        #expect(abs(result.latency.seconds(0.99) - 0.51) < 0.01)
        #expect(abs(result.averageMachines - (1 - expected)) < 0.03)
    }

    @Test("lost machines are replaced, and their requests begin again")
    func interruptions() {
        let fleet = Fleet(minimum: 2, maximum: 2, startSeconds: 360, interruptionsPerHour: 1)
        let result = Self.steady(20, fleet, seconds: 400_000).run()
        // A tenth of an hour to come back in each 1.1 hours: 1 − 1 ÷ 1.1 of the time away.
        #expect(result.retried > 0)
        #expect(result.latency.count == UInt64(result.arrived))
        #expect(abs(result.utilisation - 0.11) < 0.01)
    }

    @Test("whoever watches may stop it")
    func stopping() {
        let result = Self.steady(80, .fixed(1), seconds: 100_000).run { $0 < 0.1 }
        #expect(result.wasStopped)
        #expect(result.spanSeconds < 12_000 && result.spanSeconds >= 10_000)
    }
}

extension Int {
    func isWithin(_ share: Double, of expected: Double) -> Bool { abs(Double(self) / expected - 1) < share }
}

extension SimulationResult {
    var late: Int { hours.reduce(0) { $0 + $1.late } }
}
