import Domain
import func Foundation.log

/// What the measurements say of each model beyond the roofline.
struct MeasurementIndex: Sendable {
    private let series: [String: [MeasuredSeries]]
    private static let servingTasks: Set<String> = ["llm", "llm-prefill", "llm-decode", "llm-serving"]

    init(_ measurements: [Measurement], _ context: RooflineContext) {
        var byModel: [String: [(setting: Setting, points: [MeasuredSeries.Point])]] = [:]
        for (index, row) in measurements.enumerated() {
            guard let (setting, point) = Self.point(row, index, context) else { continue }
            if let known = byModel[row.model]?.firstIndex(where: { $0.setting.isSame(as: setting) }) {
                byModel[row.model]?[known].points.append(point)
            } else {
                byModel[row.model, default: []].append((setting, [point]))
            }
        }
        series = byModel.mapValues { $0.map { MeasuredSeries(setting: $0.setting, points: $0.points) } }
    }

    func series(model: String) -> [MeasuredSeries] { series[model] ?? [] }

    /// Nil where the row is not a service time, or lacks what the roofline needs.
    private static func point(
        _ row: Measurement, _ index: Int, _ context: RooflineContext
    ) -> (Setting, MeasuredSeries.Point)? {
        let saturated = row.kind == .offline
        guard [.service, .stream, .offline].contains(row.kind), !servingTasks.contains(row.task),
            saturated || row.hardwareCount == 1,
            // Inputs of other lengths are other work.
            row.input?.contains("variable") != true,
            let precision = Precision(rawValue: row.precision),
            let gigaflops = row.gigaflopsPerItem, let parameters = row.parametersMillions,
            let rates = context.rates(named: row.hardware, count: row.hardwareCount, precision: precision),
            let items = saturated ? 1 : row.batch.map(Double.init),
            let time = saturated ? row.throughputPerSecond.map({ 1000 / $0 }) : row.latencyMilliseconds
        else { return nil }
        let activations = row.activationsMillions ?? context.activationsMillions(gigaflops: gigaflops, task: row.task)
        let work = Work(
            gigaflopsPerItem: gigaflops, parametersMillions: parameters, activationsMillions: activations,
            weightsMegabytes: nil, items: items, precision: precision, rates: rates, saturated: saturated)
        let names = context.table.resolve(
            architecture: rates.architecture, kind: rates.kind, runtime: row.runtime, precision: precision,
            task: row.task)
        // Faster than the peak: the row's precision or its operations are not what ran.
        guard time >= work.compute, let roofline = Roofline(context.table, names) else { return nil }
        let modelled = roofline.time(work)
        return (
            Setting(rates, runtime: row.runtime, precision: precision),
            MeasuredSeries.Point(
                launchShare: modelled.launchShare, residual: log(time / modelled.milliseconds), measurement: index)
        )
    }
}
