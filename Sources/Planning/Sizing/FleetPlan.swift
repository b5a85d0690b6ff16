import Capacity
import Domain

/// How many machines run at the peak, on average and at least, and whether the platform may scale to none.
struct FleetPlan {
    let replicas: DeploymentOption.Replicas
    let machinesAverage: Interval
    let machinesPeak: Int
    let cold: ColdStartEstimate?
    let scalesToZero: Bool
    let probabilityCold: Double
    /// The same fleet for the simulation.
    let fleet: Fleet
    let violation: Violation?

    /// - Parameters:
    ///   - servers: replicas that carry the peak.
    ///   - serviceSpread: service time whose ends move the average.
    ///   - busySeconds: how long one request keeps a replica.
    init(
        context: PlanningContext, candidate: Candidate, profile: LoadProfile, servers: Int, shape: ReplicaShape,
        serviceSpread: Interval, busySeconds: Double, cold: ColdStartEstimate?
    ) {
        let target = candidate.target
        let perMachine = shape.perMachine
        let carrying = (servers + perMachine - 1) / perMachine
        // Losing a machine, or a zone's share, must leave enough to carry the peak.
        let isInterrupted = candidate.placement.purchase == .spot && context.workload.kind == .online
        let spare = (context.needsTwoZones || isInterrupted) && target.zones == .own ? 1 : 0
        let keepAlive = target.keepAliveSeconds ?? 0
        let chance = ColdStartModel.probabilityCold(profile: profile, keepAliveSeconds: keepAlive)
        // A replica that is billed while it exists is there from its start, and always where nobody says how long it stays.
        let stays =
            target.billing == .instance
            ? target.keepAliveSeconds.map { $0 + (cold?.seconds.mean ?? 0) } ?? .infinity : keepAlive
        let toZero = target.scaleToZero && spare == 0 && Self.mayScaleToZero(context, cold: cold, chance: chance)
        let least = max(toZero ? 0 : max(target.minReplicas, 1), spare == 1 ? 2 : 0)

        func average(_ factor: Double) -> Double {
            let schedule = ReplicaSchedule(
                profile: profile, capacityPerReplica: profile.peakRPS / Double(carrying) / factor, targetUtilisation: 1,
                minimum: max(least - spare, 0))
            guard toZero else { return schedule.average + Double(spare) }
            // An hour's only instance is there while a request came within the keep-alive.
            let alive = zip(schedule.hourly, profile.hourlyRPS).reduce(0.0) { sum, hour in
                let (replicas, load) = hour
                let chance =
                    load > 0 ? ColdStartModel.probabilityCold(arrivalsPerSecond: load, keepAliveSeconds: stays) : 1
                // However short the keep-alive, it is there while it works.
                return sum
                    + (replicas <= 1
                        ? max(Double(replicas) * (1 - chance), min(1, load * busySeconds)) : Double(replicas))
            }
            return alive / Double(max(schedule.hourly.count, 1))
        }
        let mean = average(1)
        machinesAverage = Interval(
            mean: mean, low: min(mean, average(serviceSpread.low / serviceSpread.mean)),
            high: max(mean, average(serviceSpread.high / serviceSpread.mean)))
        machinesPeak = carrying + spare
        replicas = DeploymentOption.Replicas(
            min: least * perMachine, average: mean * Double(perMachine), peak: machinesPeak * perMachine)
        self.cold = cold
        scalesToZero = toZero
        probabilityCold = toZero ? chance : 0
        fleet = Fleet(
            minimum: least, maximum: machinesPeak, replicasPerMachine: perMachine,
            autoscaler: least == machinesPeak
                ? nil
                : Fleet.Autoscaler(
                    requestsPerSecondPerMachine: profile.peakRPS / Double(carrying),
                    windowSeconds: context.assumptions[.autoscaleLagSeconds], spareMachines: spare,
                    keepAliveSeconds: stays.isFinite ? stays : 0),
            startSeconds: cold?.seconds.mean ?? 0,
            interruptionsPerHour: Self.interruptionsPerHour(context, candidate, cold: cold))
        violation = Self.capacityViolation(context, candidate, machines: machinesPeak)
    }

    /// How often a spot machine is taken back for its starts to lose the share of capacity that is assumed lost.
    private static func interruptionsPerHour(
        _ context: PlanningContext, _ candidate: Candidate, cold: ColdStartEstimate?
    ) -> Double {
        guard candidate.placement.purchase == .spot, let start = cold?.seconds.mean, start > 0 else { return 0 }
        let lost = context.assumptions[.spotLostCapacity]
        return lost / (1 - lost) / (start / 3600)
    }

    /// Whether requests that find nothing warm are few enough, and served soon enough, for what was promised.
    private static func mayScaleToZero(_ context: PlanningContext, cold: ColdStartEstimate?, chance: Double) -> Bool {
        let slo = context.slo
        if let longest = slo.maxColdStartSeconds {
            guard let cold, cold.seconds.mean <= longest else { return false }
        }
        return slo.percentiles.allSatisfy { promised in
            chance <= 1 - Double(promised.percentile) / 100
                || cold.map { $0.seconds.mean * 1000 <= promised.milliseconds } ?? false
        }
    }

    private static func capacityViolation(
        _ context: PlanningContext, _ candidate: Candidate, machines: Int
    ) -> Violation? {
        if let limit = context.limits[candidate.target, "max_instances"], let most = limit.value,
            Double(machines) > most
        {
            return Violation(
                constraint: "max_instances", required: "\(machines) replicas at the peak",
                actual: "\(candidate.target.title) runs at most \(most.plain)", facts: [limit],
                distance: Double(machines) / most)
        }
        return candidate.placement.shortage(of: machines, when: " at the peak")
    }
}
