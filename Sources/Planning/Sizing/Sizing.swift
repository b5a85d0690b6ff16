import Capacity
import Domain
import Prediction

/// A candidate made large enough for the workload.
struct Sizing: Sendable {
    var batch: Int
    /// Devices of a replica (tensor parallel); 0 on a CPU.
    var devicesPerReplica: Int
    var replicasPerMachine: Int
    var replicas: DeploymentOption.Replicas
    /// Machines, or replicas of a platform without machine types, that a month's bill counts on average.
    var machinesAverage: Interval
    var machinesPeak: Int
    var serviceTime: Interval
    var throughputPerReplica: Interval
    var latency: DeploymentOption.Latency?
    var firstTokenP95: Double?
    var perTokenP95: Double?
    /// Hours of one run of a job, and the workers it runs on.
    var durationHours: Interval?
    var workers: Int
    /// Utilisation of the slower stage at the peak.
    var utilisation: Double
    /// Whether decoding and resizing, not the model, decides how many replicas are needed.
    var preprocessingIsBottleneck: Bool
    /// nil where the store lacks a part of it.
    var coldStart: ColdStartEstimate?
    var scalesToZero: Bool
    var probabilityCold: Double
    /// Share of the month in which a request is in progress on a replica, for billing by request.
    var busyReplicas: Double
    /// LLM: the share of a device's time that reading prompts takes.
    var promptShare: Double?
    /// What a simulation of it needs; nil for a job.
    var replay: ReplayModel?
    var evidence: Evidence
    var basedOn: [Measurement]
    var efficiencies: [Efficiency]
    var notes: [String]

    /// What latency preferences and the Pareto set look at: p95 of a request in ms, or the hours of a run.
    var latencyFigure: Double { latency?.p95 ?? durationHours?.mean ?? .infinity }

    var coldStartSeconds: Double? { coldStart?.seconds.mean }
}
