import Domain
import func Foundation.cbrt

/// The roofline of a model whose operations are counted by kind (docs/prediction.md, *Operations*).
struct CountedRoofline: Sendable {
    /// One for each column of `CountedWork`.
    let efficiencies: [Efficiency]
    /// By what a column's work is multiplied: a time, or one over a share of the peak.
    private let factors: SIMD16<Double>
    /// Processors launch what they compute; others launch ahead while they work.
    private let hidesLaunches: Bool

    static let parameters: [Efficiency.Parameter] = [
        .firstLaunchMilliseconds, .kernelMilliseconds, .computeDense, .computeGrouped, .computeDepthwise,
        .computeAttention, .memoryDense, .memoryGrouped, .memoryDepthwise, .memoryAttention, .memoryPointwise,
        .memoryCopied, .memoryWeights,
    ]

    /// Nil where too little was measured under the runtime to tell kinds of operations apart.
    init?(_ table: EfficiencyTable, _ names: EfficiencyTable.Names, _ kind: Device) {
        var rows: [Efficiency] = [], factors = SIMD16<Double>.zero
        rows.reserveCapacity(Self.parameters.count)
        for (column, parameter) in Self.parameters.enumerated() {
            guard let row = table.underRuntime(parameter, names) else { return nil }
            factors[column] = column < 2 ? row.typical : 1 / row.typical
            rows.append(row)
        }
        efficiencies = rows
        self.factors = factors
        hidesLaunches = kind != .cpu
    }

    /// The less certain of the launch's two times.
    var launch: Efficiency {
        efficiencies[0].high / efficiencies[0].low > efficiencies[1].high / efficiencies[1].low
            ? efficiencies[0] : efficiencies[1]
    }

    /// Arithmetic and traffic of dense operations overlap in part: (a^1.5 + b^1.5)^(2/3). Launches hide behind work:
    /// (l³ + w³)^(1/3). The parts are such that they add up to the whole.
    func time(_ work: CountedWork) -> ModelledTime {
        let each = work.columns * factors
        let a = each[2], b = each[6], powers = a * a.squareRoot() + b * b.squareRoot()
        let together = cbrt(powers * powers)
        let dense = together > 0 ? 1 / together.squareRoot() : 0
        var computing = a * a.squareRoot() * dense + each[3] + each[4] + each[5]
        var moving = b * b.squareRoot() * dense + each[7] + each[8] + each[9] + each[10] + each[11] + each[12]
        var launching = each[0] + each[1]
        if hidesLaunches {
            let busy = computing + moving
            let whole = cbrt(launching * launching * launching + busy * busy * busy)
            let share = busy * busy / (whole * whole)
            computing *= share
            moving *= share
            launching *= launching * launching / (whole * whole)
        }
        return ModelledTime(launching: launching, computing: computing, moving: moving, fixed: 0)
    }
}

/// What has to be done by kind of operation, as milliseconds at the peak: one launch, its kernels, the arithmetic of
/// dense, grouped, depthwise and attention operations, the values they move, pointwise and copied values, weights.
struct CountedWork: Sendable {
    private let ofItem: SIMD16<Double>
    private let ofBatch: SIMD16<Double>
    private(set) var columns = SIMD16<Double>.zero

    init(_ counts: OperationCounts, parametersMillions: Double, precision: Precision, rates: DeviceRates) {
        let values = precision.bytesPerWeight / rates.megabytesPerMillisecond
        let kinds = [counts.dense, counts.grouped, counts.depthwise, counts.attention]
        var item = SIMD16<Double>.zero, batch = SIMD16<Double>.zero
        for (column, kind) in kinds.enumerated() {
            item[2 + column] = kind.gigaflops / rates.sustainedGigaflopsPerMillisecond
            item[6 + column] = kind.millions * values
        }
        item[10] = counts.pointwiseMillions * values
        item[11] = counts.copiedMillions * values
        batch[0] = 1
        batch[1] = counts.kernels
        batch[12] = parametersMillions * values
        ofItem = item
        ofBatch = batch
    }

    /// - Parameter saturated: whether batches follow each other without end, so that only the items count.
    func of(items: Double, saturated: Bool = false) -> CountedWork {
        var work = self
        work.columns = saturated ? ofItem * items : ofBatch + ofItem * items
        return work
    }
}
