import Domain

extension ServicePrediction {
    init(
        milliseconds: Double, band: LogBand, items: Double, modelled: ModelledTime, evidence: Evidence,
        basedOn: [Measurement], efficiencies: [Efficiency], notes: [String]
    ) {
        let latency = band.interval(around: milliseconds)
        self.init(
            latencyMilliseconds: latency, throughputPerSecond: latency.map { items * 1000 / $0 },
            modelled: modelled, evidence: evidence, basedOn: basedOn, efficiencies: efficiencies, notes: notes)
    }
}
