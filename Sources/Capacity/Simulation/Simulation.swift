/// A replay of arrivals over a fleet, event by event: what closed forms approximate, and what has none.
///
/// Pure and seeded: the same values give the same result on every platform. docs/capacity.md, "Simulation", says what is
/// modelled and what is not.
public struct Simulation: Sendable {
    public var service: ServiceModel
    public var fleet: Fleet
    public var limits = RequestLimits()
    public var arrivals: ArrivalPattern
    public var bursts: Bursts?
    /// Arrivals stop then; what is in the system is still served.
    public var spanSeconds: Double
    /// No more arrivals than this.
    public var mostRequests = Int.max
    /// Requests that arrive earlier are served but not measured.
    public var warmUpSeconds = 0.0
    /// Requests that take longer are counted as late, hour by hour.
    public var promisedSeconds = Double.infinity
    public var seed: UInt64

    public init(
        _ service: ServiceModel, on fleet: Fleet, arrivals: ArrivalPattern, spanSeconds: Double, seed: UInt64 = 1
    ) {
        self.service = service
        self.fleet = fleet
        self.arrivals = arrivals
        self.spanSeconds = spanSeconds
        self.seed = seed
    }

    /// - Parameter watch: told the share of the span that is done, now and then; stops the simulation by returning false.
    public func run(watch: (Double) -> Bool = { _ in true }) -> SimulationResult {
        switch service {
        case .batches(let service):
            var run = SimulationRun(self, BatchStation(service, fleet), fixed: service.fixedMilliseconds / 1000)
            return run.result(watch)
        case .tokens(let service):
            var run = SimulationRun(self, TokenStation(service, fleet), fixed: service.fixedMilliseconds / 1000)
            return run.result(watch)
        }
    }
}
