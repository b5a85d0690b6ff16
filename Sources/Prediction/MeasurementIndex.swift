import Domain
import func Foundation.exp
import func Foundation.log

/// What the measurements say of each model beyond the expected time.
///
/// Rows that lack the model's figures take those that a query brings: it is computed once for each model.
final class MeasurementIndex: Sendable {
    private let measurements: [Measurement]
    private let rows: [String: [Int]]
    private let known = Memo<ModelProfile, MeasuredModel>()
    private static let servingTasks: Set<String> = ["llm", "llm-prefill", "llm-decode", "llm-serving"]

    init(_ measurements: [Measurement]) {
        self.measurements = measurements
        rows = measurements.indices.reduce(into: [:]) { rows, index in
            if Self.isUsable(measurements[index]) { rows[measurements[index].model, default: []].append(index) }
        }
    }

    /// Whether the row is a service time or a training step.
    private static func isUsable(_ row: Measurement) -> Bool {
        [.service, .stream, .offline, .training].contains(row.kind) && !servingTasks.contains(row.task)
            && (row.kind == .offline || row.hardwareCount == 1)
            // Inputs of other lengths are other work.
            && row.input?.contains("variable") != true
    }

    func measured(_ model: ModelProfile, _ context: RooflineContext) -> MeasuredModel {
        guard let rows = rows[model.name] else { return .unmeasured }
        return known.value(for: model) { MeasuredModel(series(rows, model, context)) }
    }

    /// What a row's expected time depends on, but for its batch.
    private struct Cell: Hashable {
        let hardware: String
        let count: Double
        let runtime, precision, task, family: String
        let isTraining: Bool
    }

    private func series(_ rows: [Int], _ model: ModelProfile, _ context: RooflineContext) -> [MeasuredSeries] {
        var cells: [Cell: (place: Place, series: Int)?] = [:]
        var series: [(place: Place, points: [MeasuredSeries.Point])] = []
        for index in rows {
            let row = measurements[index]
            let cell = Cell(
                hardware: row.hardware, count: row.hardwareCount, runtime: row.runtime, precision: row.precision,
                task: row.task, family: row.family, isTraining: row.kind == .training)
            if cells[cell] == nil {
                cells[cell] = .some(
                    Self.place(cell, context).map { place in
                        let index = series.firstIndex { $0.place.setting.isSame(as: place.setting) } ?? series.count
                        if index == series.count { series.append((place, [])) }
                        return (place, index)
                    })
            }
            guard case let (place, number)?? = cells[cell], let point = point(index, model, place, context) else {
                continue
            }
            series[number].points.append(point)
        }
        return series.filter { !$0.points.isEmpty }.map {
            MeasuredSeries(
                setting: $0.place.setting, deviceVariance: $0.place.expected.departure.deviceVariance, points: $0.points
            )
        }
    }

    /// Where a row was measured, and what is expected there.
    private struct Place {
        let rates: DeviceRates
        let setting: Setting
        let expected: Expected
    }

    private static func place(_ cell: Cell, _ context: RooflineContext) -> Place? {
        let use = cell.isTraining ? Setting.Use.training : .inference
        guard let precision = Precision(rawValue: cell.precision),
            let rates = context.rates(named: cell.hardware, count: cell.count, precision: precision),
            let expected = context.expectations.network(
                rates, runtime: cell.runtime, precision: precision, task: cell.task, family: cell.family, use: use)
        else { return nil }
        return Place(
            rates: rates, setting: Setting(rates, runtime: cell.runtime, precision: precision, use: use),
            expected: expected)
    }

    /// Nil where the row lacks what the roofline needs.
    private func point(
        _ index: Int, _ model: ModelProfile, _ place: Place, _ context: RooflineContext
    ) -> MeasuredSeries.Point? {
        let rates = place.rates, expected = place.expected
        let row = measurements[index], saturated = row.kind == .offline
        guard let items = saturated ? 1 : row.batch.map(Double.init),
            let time = saturated ? row.throughputPerSecond.map({ 1000 / $0 }) : row.latencyMilliseconds
        else { return nil }
        let gigaflops = row.gigaflopsPerItem ?? model.gigaflopsPerItem
        let activations =
            row.activationsMillions ?? model.activationsMillions
            ?? context.activationsMillions(gigaflops: gigaflops, task: row.task)
        let work = Work(
            gigaflopsPerItem: gigaflops, parametersMillions: row.parametersMillions ?? model.parametersMillions,
            activationsMillions: activations, weightsMegabytes: nil, items: items,
            precision: place.setting.precision, rates: rates, saturated: saturated)
        // Faster than the peak: the row's precision or its operations are not what ran.
        guard time >= items * gigaflops / rates.gigaflopsPerMillisecond else { return nil }
        let byKind = expected.work(
            row.input.flatMap { model.countsByInput[$0] },
            parametersMillions: row.parametersMillions ?? model.parametersMillions,
            precision: place.setting.precision, rates: rates)
        let modelled = expected.time(work, byKind?.of(items: items, saturated: saturated))
        let milliseconds = modelled.milliseconds * exp(expected.departure.logFactor) * expected.passes
        return MeasuredSeries.Point(
            regime: Regime(launchShare: modelled.launchShare), residual: log(time / milliseconds), measurement: index)
    }
}
