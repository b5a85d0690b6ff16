import Domain
import Synchronization
import func Foundation.exp
import func Foundation.log

/// What the measurements say of each model beyond the expected time.
///
/// Rows that lack the model's figures take those that a query brings: it is computed once for each model.
final class MeasurementIndex: Sendable {
    private let measurements: [Measurement]
    private let rows: [String: [Int]]
    private let known = Mutex<[ModelProfile: [MeasuredSeries]]>([:])
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

    func series(_ model: ModelProfile, _ context: RooflineContext) -> [MeasuredSeries] {
        guard let rows = rows[model.name] else { return [] }
        return known.withLock { known in
            if let found = known[model] { return found }
            let made = series(rows, model, context)
            known[model] = made
            return made
        }
    }

    /// What a row's expected time depends on, but for its batch.
    private struct Cell: Hashable {
        let hardware: String
        let count: Double
        let runtime, precision, task, family: String
        let isTraining: Bool
    }

    private func series(_ rows: [Int], _ model: ModelProfile, _ context: RooflineContext) -> [MeasuredSeries] {
        var cells: [Cell: (rates: DeviceRates, expected: Expected, series: Int)?] = [:]
        var series: [(expected: Expected, points: [MeasuredSeries.Point])] = []
        for index in rows {
            let row = measurements[index]
            let cell = Cell(
                hardware: row.hardware, count: row.hardwareCount, runtime: row.runtime, precision: row.precision,
                task: row.task, family: row.family, isTraining: row.kind == .training)
            if cells[cell] == nil {
                cells[cell] = .some(
                    Self.expected(cell, context).map { rates, expected in
                        let setting = expected.setting
                        let place = series.firstIndex { $0.expected.setting.isSame(as: setting) } ?? series.count
                        if place == series.count { series.append((expected, [])) }
                        return (rates, expected, place)
                    })
            }
            guard case let (rates, expected, place)?? = cells[cell],
                let point = point(index, model, rates, expected, context)
            else { continue }
            series[place].points.append(point)
        }
        return series.filter { !$0.points.isEmpty }.map {
            MeasuredSeries(
                setting: $0.expected.setting, deviceVariance: $0.expected.departure.deviceVariance, points: $0.points)
        }
    }

    private static func expected(_ cell: Cell, _ context: RooflineContext) -> (DeviceRates, Expected)? {
        guard let precision = Precision(rawValue: cell.precision),
            let rates = context.rates(named: cell.hardware, count: cell.count, precision: precision),
            let expected = Expected(
                context, rates, runtime: cell.runtime, precision: precision, task: cell.task, family: cell.family,
                use: cell.isTraining ? .training : .inference)
        else { return nil }
        return (rates, expected)
    }

    /// Nil where the row lacks what the roofline needs.
    private func point(
        _ index: Int, _ model: ModelProfile, _ rates: DeviceRates, _ expected: Expected, _ context: RooflineContext
    ) -> MeasuredSeries.Point? {
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
            precision: expected.setting.precision, rates: rates, saturated: saturated)
        // Faster than the peak: the row's precision or its operations are not what ran.
        guard time >= work.compute else { return nil }
        let modelled = expected.roofline.time(work)
        let milliseconds = modelled.milliseconds * exp(expected.departure.logFactor) * expected.passes
        return MeasuredSeries.Point(
            regime: Regime(launchShare: modelled.launchShare), residual: log(time / milliseconds), measurement: index)
    }
}
