import Domain
import Prediction

/// A row in the store's names, ready to be predicted.
public struct Trial {
    let row: MeasuredRow
    let kind: Measurement.Kind
    var model: ModelProfile
    let family: String
    let hardware: HardwareChoice
    let runtime: String
    let precision: Precision
    let batch: Int

    /// Why a row cannot be held against a prediction.
    public struct Obstacle: Error {
        public let reason: String
    }

    /// What rows of the kind are grouped as: a language model's parts are different tasks.
    var taskName: String {
        if kind == .training { return "training" }
        return row.isLanguageModel ? row.task.lowercased() : model.task.rawValue
    }
}
