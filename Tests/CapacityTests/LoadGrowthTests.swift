import Capacity
import Domain
import Testing

@Suite("Load that rises while a machine starts")
struct LoadGrowthTests {
    static let morning = LoadProfile(
        averageRPS: 25, peakRPS: 50, shape: .hourly([10, 10, 30, 50] + Array(repeating: 25, count: 20)))

    @Test("grows as the straight line between the hours does")
    func growth() {
        let hours = Self.morning.hourlyRPS
        let rise = 1 + (hours[2] - hours[1]) / hours[1] * 0.1
        let growth = Self.morning.growth(over: 360, machineRPS: hours[1], minimum: 1)
        #expect(abs(growth - rise) < 1e-9)
    }

    @Test("asks for nothing where no machine joins, where it is steady, and no more than twice")
    func bounds() {
        #expect(Self.morning.growth(over: 360, machineRPS: 1000, minimum: 1) == 1)
        #expect(Self.morning.growth(over: 360, machineRPS: 5, minimum: 20) == 1)
        #expect(Self.morning.growth(over: 0, machineRPS: 5, minimum: 1) == 1)
        let steady = LoadProfile(averageRPS: 20, peakRPS: 20, shape: .steady)
        #expect(steady.growth(over: 600, machineRPS: 3, minimum: 1) == 1)
        let cliff = LoadProfile(averageRPS: 5, peakRPS: 100, shape: .hourly([0, 1] + Array(repeating: 0, count: 22)))
        #expect(cliff.growth(over: 600, machineRPS: 10, minimum: 1) == LoadProfile.mostGrowth)
    }

    @Test("with that headroom a fleet keeps up where without it requests are late")
    func keepsUp() {
        let service = ServiceModel.batches(BatchService(serviceMilliseconds: [50]))
        let load = [20.0, 20, 20, 120, 120, 60, 20, 20] + Array(repeating: 20, count: 16)
        let profile = LoadProfile(averageRPS: load.reduce(0, +) / 24, peakRPS: 120, shape: .hourly(load))
        func late(_ headroom: Double) -> Int {
            var simulation = Simulation(
                service,
                on: Fleet(
                    minimum: 1, maximum: 10,
                    autoscaler: .init(requestsPerSecondPerMachine: 14 / headroom), startSeconds: 420),
                arrivals: .hourly(profile.hourlyRPS), spanSeconds: 86_400)
            simulation.promisedSeconds = 0.5
            return simulation.run().hours.reduce(0) { $0 + $1.late }
        }
        let headroom = profile.growth(over: 480, machineRPS: 14, minimum: 1)
        #expect(headroom > 1.3)
        #expect(late(headroom) * 10 < late(1))
    }
}
