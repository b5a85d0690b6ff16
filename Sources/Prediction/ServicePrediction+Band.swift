import Domain

extension ServicePrediction {
    /// A time, corrected or not, and the interval that what it rests on leaves open.
    init(
        milliseconds: Double, items: Double, modelled: ModelledTime, expected: Expected, correction: Correction?,
        byKind: Bool = false, predictor: Predictor, notes: [String]
    ) {
        let evidence = Evidence(correction)
        let band = predictor.context.table[Self.interval(evidence), expected.names]
        let width = Self.width(expected, modelled, correction, band, byKind)
        let latency = width.interval(around: milliseconds)
        self.init(
            latencyMilliseconds: latency, throughputPerSecond: latency.map { items * 1000 / $0 },
            modelled: modelled, evidence: evidence,
            basedOn: correction?.measurements.map { predictor.measurements[$0] } ?? [],
            efficiencies: expected.efficiencies(byKind: byKind).all + expected.departure.efficiencies
                + [expected.kept, band].compactMap(\.self),
            notes: notes)
    }

    private static func interval(_ evidence: Evidence) -> Efficiency.Parameter {
        switch evidence {
        case .measured: .intervalMeasured
        case .scaled: .intervalScaled
        case .modelled: .intervalModelled
        }
    }

    /// What the measurements leave open, and beside it what they do not speak of: the device, the launch, the passes of
    /// a training step.
    private static func width(
        _ expected: Expected, _ modelled: ModelledTime, _ correction: Correction?, _ band: Efficiency?, _ byKind: Bool
    ) -> LogBand {
        let departure = expected.departure
        let alone = expected.spreads.map { ($0.total + $0.repeat).squareRoot() }
        var width = LogBand(band, deviation: correction?.deviation ?? alone ?? 1)
        if correction?.knowsDevice != true {
            for row in departure.unknown { width.widen(by: row, share: 1) }
            if let kept = expected.kept { width.widen(by: kept, share: 1) }
        }
        let launch = expected.efficiencies(byKind: byKind).launch
        width.widen(by: launch, share: correction?.launchBeyond ?? modelled.launchShare)
        return width
    }
}

extension Evidence {
    init(_ correction: Correction?) {
        self =
            switch correction?.isMeasured {
            case true?: .measured
            case false?: .scaled
            case nil: .modelled
            }
    }
}
