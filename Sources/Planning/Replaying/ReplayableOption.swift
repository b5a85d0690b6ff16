public import Capacity
public import Domain

/// An option of a plan, ready to be replayed against arrivals and billed for what they came to.
public struct ReplayableOption: Sendable {
    public let id: String
    public let workload: Workload
    /// What the planner promised itself of it.
    public let planned: DeploymentOption.Latency?
    public let plannedReplicas: DeploymentOption.Replicas
    public let plannedUSDPerMonth: USD
    public let hoursPerMonth: Double
    private let evaluation: Evaluation
    private let model: ReplayModel
    private let context: PlanningContext

    /// nil for a job: it has no arrivals.
    init?(_ evaluation: Evaluation, _ context: PlanningContext) {
        guard let model = evaluation.sizing.replay else { return nil }
        id = evaluation.id
        workload = context.workload
        planned = evaluation.sizing.latency
        plannedReplicas = evaluation.sizing.replicas
        plannedUSDPerMonth = evaluation.total
        hoursPerMonth = context.hoursPerMonth
        self.evaluation = evaluation
        self.model = model
        self.context = context
    }

    /// What was promised, or stands in for a promise.
    public var serviceLevel: ServiceLevel { context.slo }
    public var replicasPerMachine: Int { model.fleet.replicasPerMachine }
    /// How long a machine takes to join; 0 where nobody knows.
    public var startSeconds: Double { model.fleet.startSeconds }

    /// The load as the workload describes it, over the hours of its day or week.
    public var shape: ArrivalPattern { .hourly(context.profile?.hourlyRPS ?? []) }

    /// The fleet as it is planned, scaling with the load.
    public func simulation(of arrivals: ArrivalPattern, seconds: Double, seed: UInt64) -> Simulation {
        var simulation = Simulation(
            model.service, on: model.fleet, arrivals: arrivals, spanSeconds: seconds, seed: seed)
        simulation.limits = model.limits
        simulation.promisedSeconds = (context.slo.tightest?.milliseconds ?? .infinity) / 1000
        return simulation
    }

    /// Replicas of the machines that are there for those that may be lost: what is planned holds without them.
    public var spareReplicas: Int { model.spareMachines * model.fleet.replicasPerMachine }

    /// The planned peak, held.
    ///
    /// - Parameter withSpare: on all machines; else on those that carry it.
    public func busyHour(seconds: Double, withSpare: Bool = true, seed: UInt64) -> Simulation {
        var simulation = model.atPeak(
            machines: withSpare ? model.fleet.maximum : model.carryingMachines,
            requestsPerSecond: context.workload.traffic?.peakRPS ?? 0, seconds: seconds,
            seed: seed)
        simulation.promisedSeconds = (context.slo.tightest?.milliseconds ?? .infinity) / 1000
        return simulation
    }

    /// A month of what a simulation came to: its mean rate, machines and work.
    public func bill(_ result: SimulationResult) throws(BerthError) -> DeploymentOption.Cost {
        var workload = workload
        let rate = result.spanSeconds > 0 ? Double(result.arrived) / result.spanSeconds : 0
        let planned = workload.traffic?.averageRPS ?? 0
        let peak = max(rate, workload.traffic?.peakRPS ?? 0)
        workload.traffic?.averageRPS = rate
        workload.traffic?.peakRPS = peak
        var sizing = evaluation.sizing
        sizing.machinesAverage = .exactly(result.averageMachines)
        sizing.busyReplicas *= planned > 0 ? rate / planned : 0
        var writer = BillWriter(context: try PlanningContext(workload, context.snapshot))
        return writer.bill(evaluation.candidate, sizing).cost
    }
}

extension ServiceLevel {
    /// The promised percentile of the whole request with the shortest time.
    var tightest: PromisedPercentile? { percentiles.min { $0.milliseconds < $1.milliseconds } }
}
