import Domain
import Prediction

/// Predicts one row after another, each without the measurements that it may not know.
final class Judge {
    private let book: NameBook
    private let leaveOut: LeaveOut
    private let reader: TrialReader
    private let roofline: Predictor
    /// The last predictor, and which of whose measurements it does not know: rows of a file come in series.
    private var last: (model: String, excluded: [Int], predictor: Predictor)?

    init(_ book: NameBook, leaving leaveOut: LeaveOut) {
        self.book = book
        self.leaveOut = leaveOut
        reader = TrialReader(book)
        roofline = Predictor(
            efficiencies: book.facts.efficiencies, measurements: [], accelerators: book.facts.accelerators,
            cpus: book.facts.cpus)
    }

    func outcome(of row: MeasuredRow) -> Outcome {
        do {
            let trial = try reader.trial(row)
            let result = Result { () throws(Trial.Obstacle) in try trial.compare(predictor(for: trial)) }
            return Outcome(
                row: row, hardware: trial.hardware.name, runtime: trial.runtime, task: trial.taskName, result: result)
        } catch {
            return Outcome(
                row: row, hardware: row.hardware, runtime: row.runtime, task: row.task, result: .failure(error))
        }
    }

    private func predictor(for trial: Trial) -> Predictor {
        let all = book.facts.measurements[trial.model.name] ?? []
        let excluded = leaveOut.excluded(all, for: trial)
        if excluded.count == all.count { return roofline }
        if let last, last.model == trial.model.name, last.excluded == excluded { return last.predictor }
        var left = all
        for index in excluded.reversed() { left.remove(at: index) }
        let predictor = roofline.corrected(by: left)
        last = (trial.model.name, excluded, predictor)
        return predictor
    }
}
