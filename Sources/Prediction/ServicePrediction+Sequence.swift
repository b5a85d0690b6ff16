public import Domain

extension ServicePrediction {
    /// One after the other. The ends of the intervals are added: what makes one slow makes the other slow.
    ///
    /// - Parameter items: what both together make.
    public func followed(by next: ServicePrediction, items: Double) -> ServicePrediction {
        ServicePrediction(
            latencyMilliseconds: latencyMilliseconds + next.latencyMilliseconds, items: items,
            modelled: modelled + next.modelled, evidence: min(evidence, next.evidence),
            basedOn: basedOn + next.basedOn, efficiencies: efficiencies + next.efficiencies, notes: notes + next.notes)
    }

    /// The same again and again.
    ///
    /// - Parameter items: what all of them make.
    public func repeated(_ times: Interval, items: Double) -> ServicePrediction {
        let once = latencyMilliseconds
        return ServicePrediction(
            latencyMilliseconds: Interval(
                mean: once.mean * times.mean, low: once.low * times.low, high: once.high * times.high),
            items: items, modelled: modelled * times.mean, evidence: evidence, basedOn: basedOn,
            efficiencies: efficiencies, notes: notes)
    }

    private init(
        latencyMilliseconds: Interval, items: Double, modelled: ModelledTime, evidence: Evidence,
        basedOn: [Measurement], efficiencies: [Efficiency], notes: [String]
    ) {
        self.init(
            latencyMilliseconds: latencyMilliseconds,
            throughputPerSecond: latencyMilliseconds.map { items * 1000 / $0 },
            modelled: modelled, evidence: evidence, basedOn: basedOn, efficiencies: efficiencies, notes: notes)
    }
}

extension Interval {
    static func + (a: Interval, b: Interval) -> Interval {
        Interval(mean: a.mean + b.mean, low: a.low + b.low, high: a.high + b.high)
    }
}

extension ModelledTime {
    static func + (a: ModelledTime, b: ModelledTime) -> ModelledTime {
        ModelledTime(
            launching: a.launching + b.launching, computing: a.computing + b.computing, moving: a.moving + b.moving,
            fixed: a.fixed + b.fixed)
    }

    static func * (a: ModelledTime, times: Double) -> ModelledTime {
        ModelledTime(
            launching: a.launching * times, computing: a.computing * times, moving: a.moving * times,
            fixed: a.fixed * times)
    }
}
