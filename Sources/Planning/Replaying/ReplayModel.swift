import Capacity

/// A sized candidate as the simulation sees it.
struct ReplayModel: Sendable {
    var service: ServiceModel
    var fleet: Fleet
    var limits = RequestLimits()

    /// Of the fleet, those that are there for one that may be lost.
    var spareMachines: Int { fleet.maximum - carryingMachines }
    /// Machines that carry the peak.
    let carryingMachines: Int

    init(service: ServiceModel, fleet: Fleet, carryingMachines: Int) {
        self.service = service
        self.fleet = fleet
        self.carryingMachines = carryingMachines
    }

    /// The busiest moment, held: arrivals at the peak.
    func atPeak(machines: Int, requestsPerSecond: Double, seconds: Double, seed: UInt64) -> Simulation {
        var simulation = Simulation(
            service, on: .fixed(machines, replicasPerMachine: fleet.replicasPerMachine),
            arrivals: .steady(perSecond: requestsPerSecond), spanSeconds: seconds, seed: seed)
        simulation.limits = limits
        return simulation
    }
}
