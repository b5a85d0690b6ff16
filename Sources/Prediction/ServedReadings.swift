import Domain
import func Foundation.exp
import func Foundation.log

/// The measurements of decoders on servers under a closed load: times to the first token and between later ones.
///
/// What they say beyond the roofline depends on the model's figures, which a query brings: it is computed once for each.
final class ServedReadings: Sendable {
    private struct Reading {
        let row: Int
        let use: Setting.Use
        let batch, tokensIn, tokensOut, milliseconds: Double
    }

    private struct Key: Hashable {
        let model: ModelProfile
        let use: Setting.Use
    }

    private let measurements: [Measurement]
    private let readings: [String: [Reading]]
    private let known = Memo<Key, MeasuredModel>()

    /// A first token after so long waited for a place among those served, not for its prefill.
    private static let longestMilliseconds = 20_000.0

    init(_ measurements: [Measurement]) {
        self.measurements = measurements
        var readings: [String: [Reading]] = [:]
        for (index, row) in measurements.enumerated() {
            guard let reading = Self.reading(row, index) else { continue }
            readings[row.model, default: []].append(reading)
        }
        self.readings = readings
    }

    private static func reading(_ row: Measurement, _ index: Int) -> Reading? {
        let use: Setting.Use
        switch row.task {
        case "llm-prefill": use = .prefill
        case "llm-decode": use = .decode
        default: return nil
        }
        guard row.kind != .offline, let batch = row.batch, let time = row.latencyMilliseconds,
            time <= longestMilliseconds, let (tokensIn, tokensOut) = lengths(row.input ?? "")
        else { return nil }
        return Reading(
            row: index, use: use, batch: Double(batch), tokensIn: tokensIn, tokensOut: tokensOut,
            milliseconds: time)
    }

    /// `in=1024,out=128` → (1024, 128).
    private static func lengths(_ input: String) -> (Double, Double)? {
        var lengths: [Substring: Double] = [:]
        for part in input.split(separator: ",") {
            let pair = part.split(separator: "=")
            if pair.count == 2 { lengths[pair[0]] = Double(pair[1]) }
        }
        guard let tokensIn = lengths["in"], let tokensOut = lengths["out"] else { return nil }
        return (tokensIn, tokensOut)
    }

    func measured(_ model: ModelProfile, _ use: Setting.Use, _ context: RooflineContext) -> MeasuredModel {
        guard let readings = readings[model.name], model.transformer != nil else { return .unmeasured }
        return known.value(for: Key(model: model, use: use)) {
            MeasuredModel(series(readings.filter { $0.use == use }, model, context))
        }
    }

    /// One time is listed as several layouts'.
    private struct Listed: Hashable {
        let hardware, runtime, precision: String
        let devices, concurrency, tokensIn, tokensOut, milliseconds: Double
    }

    private func series(
        _ readings: [Reading], _ model: ModelProfile, _ context: RooflineContext
    ) -> [MeasuredSeries] {
        var series: [(time: DecoderTime, points: [MeasuredSeries.Point])] = []
        var listed: Set<Listed> = []
        for reading in readings {
            let row = measurements[reading.row]
            guard let precision = Precision(rawValue: row.precision),
                let layout = ServerLayout(notes: row.notes, devices: row.hardwareCount, batch: reading.batch),
                let accelerator = context.accelerators[row.hardware],
                let rates = context.rates(named: row.hardware, count: layout.devices, precision: precision),
                model.hasRoom(
                    on: accelerator, devices: layout.devices, requests: layout.concurrency,
                    tokens: reading.tokensIn + reading.tokensOut, precision: precision),
                listed.insert(
                    Listed(
                        hardware: row.hardware, runtime: row.runtime, precision: row.precision,
                        devices: layout.devices, concurrency: layout.concurrency, tokensIn: reading.tokensIn,
                        tokensOut: reading.tokensOut, milliseconds: reading.milliseconds)
                ).inserted
            else { continue }
            let setting = Setting(rates, runtime: row.runtime, precision: precision, use: reading.use)
            let place: Int
            if let found = series.firstIndex(where: { $0.time.setting.isSame(as: setting) }) {
                place = found
            } else {
                guard
                    let time = DecoderTime(
                        context, model, rates, accelerator: (accelerator, devices: layout.devices),
                        runtime: row.runtime, precision: precision, use: reading.use)
                else { continue }
                place = series.count
                series.append((time, []))
            }
            series[place].points.append(Self.point(reading, layout.concurrency, model, series[place].time))
        }
        return series.map {
            MeasuredSeries(setting: $0.time.setting, deviceVariance: 0, points: $0.points)
        }
    }

    private static func point(
        _ reading: Reading, _ concurrency: Double, _ model: ModelProfile, _ time: DecoderTime
    ) -> MeasuredSeries.Point {
        let served = reading.use == .prefill ? Passage.firstToken : Passage.laterToken
        let passage = served(model, concurrency, reading.tokensIn, reading.tokensOut)
        let modelled = time.time(passage)
        return MeasuredSeries.Point(
            regime: Regime(launchShare: modelled.launchShare, place: passage.place),
            residual: log(reading.milliseconds / modelled.milliseconds) - time.expected.departure.logFactor,
            measurement: reading.row)
    }
}
