import Domain
import Prediction

/// Predicts one row after another, each without the measurements that it may not know.
final class Judge {
    private let book: NameBook
    private let leaveOut: LeaveOut
    private let reader: TrialReader
    /// By what was fitted apart and is left out: a device's name or a family's.
    private var rooflines: [String: Predictor] = [:]
    private var impliedByModel: [String: [Double?]] = [:]
    /// The last model's predictor, which knows all of its measurements.
    private var last: (model: String, leftOut: String, predictor: Predictor)?

    init(_ book: NameBook, leaving leaveOut: LeaveOut) {
        self.book = book
        self.leaveOut = leaveOut
        reader = TrialReader(book)
    }

    func outcome(of row: MeasuredRow) -> Outcome {
        do {
            let isUncounted = isUncounted(row)
            let trial = try reader.trial(row, uncounted: isUncounted)
            let result = Result { () throws(Trial.Obstacle) in try compare(trial, isUncounted: isUncounted) }
            return Outcome(
                row: row, hardware: trial.hardware.name, runtime: trial.runtime, task: trial.taskName, result: result)
        } catch {
            return Outcome(
                row: row, hardware: row.hardware, runtime: row.runtime, task: row.task, result: .failure(error))
        }
    }

    private func compare(_ trial: Trial, isUncounted: Bool) throws(Trial.Obstacle) -> Comparison {
        let measurements = book.facts.measurements[trial.model.name] ?? []
        let excluded = leaveOut.excluded(measurements, for: trial)
        var trial = trial
        if isUncounted {
            guard let gigaflops = implied(trial.model.name, measurements).median(excluding: excluded) else {
                throw Trial.Obstacle(
                    reason: "nothing says how many operations an item of '\(trial.model.name)' takes, and nothing "
                        + "that may be known was measured of it")
            }
            trial.model = trial.model.doing(gigaflops: gigaflops)
        }
        return try trial.compare(predictor(for: trial, measurements, excluded))
    }

    /// Whether neither the row nor the store says how many operations the model takes, but the store measured it.
    private func isUncounted(_ row: MeasuredRow) -> Bool {
        guard row.gigaflopsPerItem == nil, !row.isLanguageModel else { return false }
        let name = reader.model(row.model), fact = book.facts.models[name]
        return fact?.gigaflopsPerItem == nil && fact?.task != .llm && book.facts.measurements[name] != nil
    }

    private func implied(_ model: String, _ measurements: [Measurement]) -> [Double?] {
        if let known = impliedByModel[model] { return known }
        let found = ImpliedOperations(book, roofline(book.facts.efficiencies))
            .implied(by: measurements, of: book.facts.models[model])
        impliedByModel[model] = found
        return found
    }

    private func predictor(for trial: Trial, _ measurements: [Measurement], _ excluded: [Int]) -> Predictor {
        let leftOut = leaveOut.name(for: trial)
        if excluded.count == measurements.count { return roofline(for: trial, leftOut) }
        if let last, last.model == trial.model.name, last.leftOut == leftOut {
            return last.predictor.ignoring(excluded)
        }
        let predictor = roofline(for: trial, leftOut).corrected(by: measurements)
        last = (trial.model.name, leftOut, predictor)
        return predictor.ignoring(excluded)
    }

    private func roofline(for trial: Trial, _ leftOut: String) -> Predictor {
        if let known = rooflines[leftOut] { return known }
        let made = roofline(book.facts.efficiencies.filter { !leaveOut.forgets($0, for: trial) })
        rooflines[leftOut] = made
        return made
    }

    private func roofline(_ efficiencies: [Efficiency]) -> Predictor {
        Predictor(
            efficiencies: efficiencies, measurements: [], accelerators: book.facts.accelerators,
            cpus: book.facts.cpus)
    }
}
