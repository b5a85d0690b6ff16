public import Domain

/// How long a batch takes, how sure that is, and what it rests on.
public struct ServicePrediction: Sendable {
    /// Of the whole batch.
    public let latencyMilliseconds: Interval
    /// Items a second with one batch after another.
    public let throughputPerSecond: Interval
    /// Of the roofline alone, before any measurement corrects it; of a training step, one forward pass.
    public let modelled: ModelledTime
    public let evidence: Evidence
    /// The measurements that moved the roofline's answer, nearest first.
    public let basedOn: [Measurement]
    public let efficiencies: [Efficiency]
    public let notes: [String]

    public init(
        latencyMilliseconds: Interval, throughputPerSecond: Interval, modelled: ModelledTime, evidence: Evidence,
        basedOn: [Measurement], efficiencies: [Efficiency], notes: [String]
    ) {
        self.latencyMilliseconds = latencyMilliseconds
        self.throughputPerSecond = throughputPerSecond
        self.modelled = modelled
        self.evidence = evidence
        self.basedOn = basedOn
        self.efficiencies = efficiencies
        self.notes = notes
    }
}
