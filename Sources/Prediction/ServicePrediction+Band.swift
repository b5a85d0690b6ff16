import Domain

extension ServicePrediction {
    /// A time, corrected or not, and the interval that what it rests on leaves open.
    init(
        milliseconds: Double, items: Double, modelled: ModelledTime, expected: Expected, correction: Correction?,
        byKind: Bool = false, predictor: Predictor, notes: [String]
    ) {
        let evidence = Evidence(correction)
        let table = predictor.context.table
        let knowsDevice = correction?.knowsDevice == true || expected.departure.isDeviceMeasured
        let band = table[Self.interval(evidence, knowsDevice: knowsDevice), expected.names]
        var width = Self.width(expected, modelled, correction, band, correction?.deviation, byKind)
        if expected.isServed {
            let unmeasured = table[.intervalModelled, expected.names]
            let widest = Self.width(expected, modelled, correction, unmeasured, nil, byKind)
            width = width.within(widest, times: Self.mostOpen)
        }
        var latency = width.interval(around: milliseconds)
        if expected.isServed {
            // No server computes faster than its devices' peak.
            let least = modelled.computing * expected.roofline.compute.typical
            latency = Interval(mean: latency.mean, low: max(latency.low, min(least, latency.mean)), high: latency.high)
        }
        self.init(
            latencyMilliseconds: latency, throughputPerSecond: latency.map { items * 1000 / $0 },
            modelled: modelled, evidence: evidence,
            basedOn: correction?.measurements.map { predictor.measurements[$0] } ?? [],
            efficiencies: expected.efficiencies(byKind: byKind).all + expected.departure.efficiencies
                + [expected.kept, band].compactMap(\.self),
            notes: notes)
    }

    /// Readings that disagree leave hardly more open (as logarithms) than none would.
    private static let mostOpen = 1.2

    private static func interval(_ evidence: Evidence, knowsDevice: Bool) -> Efficiency.Parameter {
        switch evidence {
        case .measured: .intervalMeasured
        case .scaled: knowsDevice ? .intervalScaled : .intervalUnmeasured
        case .modelled: .intervalModelled
        }
    }

    /// What the measurements leave open, and beside it what they do not speak of: the device, the launch, the passes of
    /// a training step.
    ///
    /// - Parameter deviation: nil of a model that nobody measured.
    private static func width(
        _ expected: Expected, _ modelled: ModelledTime, _ correction: Correction?, _ band: Efficiency?,
        _ deviation: Double?, _ byKind: Bool
    ) -> LogBand {
        let departure = expected.departure
        let alone = expected.spreads.map { ($0.total + $0.repeat).squareRoot() }
        var width = LogBand(band, deviation: deviation ?? alone ?? 1)
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
