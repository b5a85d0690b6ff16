import Domain
import Prediction

/// Which measurements a prediction may not know.
public enum LeaveOut: String, Sendable, CaseIterable {
    /// The row's own: the same name, or the same setting with the same figure, as when one result is published twice.
    case row
    /// Every repeat of the row's setting too, of other versions and sources.
    case setting
    /// Everything of the model and of its family: a model is corrected by its own measurements alone, so all of them.
    case model
    /// Everything on the row's hardware.
    case hardware

    /// The measurements, by index, that a trial's prediction may not know.
    func excluded(_ measurements: [Measurement], for trial: Trial) -> [Int] {
        measurements.indices.filter { index in
            let other = measurements[index]
            return switch self {
            case .row: trial.isSame(as: other)
            case .setting: trial.isSame(as: other) || trial.hasSetting(of: other)
            case .model: true
            case .hardware: other.hardware == trial.hardware.name
            }
        }
    }
}

extension LeaveOut {
    /// The device or the family that a trial may know nothing of; empty where only measurements are left out.
    func name(for trial: Trial) -> String {
        switch self {
        case .row, .setting: ""
        case .model: trial.family
        case .hardware: trial.hardware.name
        }
    }

    /// Rows with the same key are predicted from the same rooflines and measurements.
    func key(of row: MeasuredRow) -> (String, String) { (self == .hardware ? row.hardware : "", row.model) }

    /// Whether an efficiency was fitted on what a trial may not know alone: rows of a device or of a family.
    func forgets(_ row: Efficiency, for trial: Trial) -> Bool {
        switch self {
        case .row, .setting: false
        case .model: row.task == name(for: trial)
        case .hardware: row.architecture == name(for: trial)
        }
    }
}

extension Trial {
    fileprivate func isSame(as other: Measurement) -> Bool {
        if !row.id.isEmpty, other.measurementID == row.id { return true }
        return Self.agree(row.latencyMilliseconds, other.latencyMilliseconds)
            && Self.agree(row.throughputPerSecond, other.throughputPerSecond) && hasSetting(of: other)
    }

    fileprivate func hasSetting(of other: Measurement) -> Bool {
        other.kind == kind && other.hardware == hardware.name && other.runtime == runtime
            && other.precision == precision.rawValue && hasSize(of: other)
            && (other.input == nil || row.input.isEmpty || other.input == row.input
                || row.tokens != nil && sameTokens(other))
    }

    /// The same devices and batch; of servers, whatever layout they are listed as.
    private func hasSize(of other: Measurement) -> Bool {
        guard row.isServed, let batch = other.batch else {
            return other.hardwareCount == row.hardwareCount ?? 1 && other.batch.map(Double.init) == row.batch
        }
        let layout = ServerLayout(notes: other.notes, devices: other.hardwareCount, batch: Double(batch))
        return layout?.devices == Double(hardware.count) && layout?.concurrency == Double(self.batch)
    }

    private func sameTokens(_ other: Measurement) -> Bool {
        var that = MeasuredRow(line: 0)
        that.input = other.input ?? ""
        guard let mine = row.tokens, let theirs = that.tokens else { return false }
        return mine == theirs
    }

    /// To the digits that sources keep.
    private static func agree(_ a: Double?, _ b: Double?) -> Bool {
        guard let a, let b else { return a == nil || b == nil }
        return abs(a - b) <= 0.001 * max(abs(a), abs(b))
    }
}
