import Capacity

/// A sized candidate as the simulation sees it.
struct ReplayModel: Sendable {
    var service: ServiceModel
    var fleet: Fleet
    var limits = RequestLimits()

    /// The busiest moment, held: every machine there, arrivals at the peak.
    func atPeak(requestsPerSecond: Double, seconds: Double, seed: UInt64) -> Simulation {
        var simulation = Simulation(
            service, on: .fixed(fleet.maximum, replicasPerMachine: fleet.replicasPerMachine),
            arrivals: .steady(perSecond: requestsPerSecond), spanSeconds: seconds, seed: seed)
        simulation.limits = limits
        return simulation
    }
}
