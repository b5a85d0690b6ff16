import Domain
import Prediction

/// Turns rows into trials, and looks each spelling up once.
final class TrialReader {
    private let book: NameBook
    private var hardware: [String: Result<HardwareChoice, BerthError>] = [:]
    private var runtimes: [String: String] = [:]
    private var models: [String: String] = [:]

    init(_ book: NameBook) {
        self.book = book
    }

    /// - Parameter uncounted: whether the model's operations are filled in later, because nobody counted them.
    func trial(_ row: MeasuredRow, uncounted: Bool = false) throws(Trial.Obstacle) -> Trial {
        if let fault = row.fault { throw Trial.Obstacle(reason: fault) }
        guard !row.hardware.isEmpty else { throw Trial.Obstacle(reason: "no hardware is named") }
        guard !row.precision.isEmpty else { throw Trial.Obstacle(reason: "no precision is named") }
        let layout = try row.layout()
        do {
            let precision = try book.precision(row.precision)
            let choice = try hardware(of: row, devices: layout.map { Int($0.devices) } ?? row.devices).get()
            let name = model(row.model), fact = book.facts.models[name]
            var described = Workload.Model(
                name: name, task: fact?.task ?? row.modelTask, parametersMillions: row.parametersMillions,
                gigaflops: row.gigaflopsPerItem, activationsMillions: row.activationsMillions, inputShape: row.shape)
            if uncounted {
                described.gigaflops = 1
                described.parametersMillions = ImpliedOperations.parametersRead(row.parametersMillions, fact)
            }
            return Trial(
                row: row, kind: row.meaning,
                model: try ModelProfile(
                    described, fact: fact, operations: book.facts.operations[name] ?? [], isLLM: row.isLanguageModel),
                family: fact?.family ?? row.family, hardware: choice, runtime: runtime(row.runtime, on: choice.kind),
                precision: precision,
                batch: max(1, Int(min(layout?.concurrency ?? row.batch ?? 1, 1e6))))
        } catch {
            throw Trial.Obstacle(reason: error.message)
        }
    }

    private func hardware(of row: MeasuredRow, devices: Int?) -> Result<HardwareChoice, BerthError> {
        let key = "\(row.hardware)\u{0}\(devices ?? 0)"
        if let known = hardware[key] { return known }
        let found = Result { () throws(BerthError) in
            try book.hardware(row.hardware, count: devices, cores: nil)
        }
        hardware[key] = found
        return found
    }

    /// A runtime that the store does not know is predicted as any other on such a device.
    private func runtime(_ spelled: String, on device: Device) -> String {
        let key = "\(spelled)\u{0}\(device.rawValue)"
        if let known = runtimes[key] { return known }
        let found = (try? book.runtime(spelled, on: device)) ?? spelled
        runtimes[key] = found
        return found
    }

    func model(_ spelled: String) -> String {
        if let known = models[spelled] { return known }
        let found = book.model(spelled)
        models[spelled] = found
        return found
    }
}

extension MeasuredRow {
    /// The server that answers, of times to its tokens; nil of other rows.
    fileprivate func layout() throws(Trial.Obstacle) -> ServerLayout? {
        guard isServed else { return nil }
        guard let layout = ServerLayout(notes: notes, devices: hardwareCount ?? 1, batch: batch ?? 1) else {
            throw Trial.Obstacle(reason: "prefill and decode apart, a pipeline or a pool: not one server")
        }
        return layout
    }

    /// Devices that work on a batch; nil for one. A stream of single requests keeps one busy, whatever the machine has.
    fileprivate var devices: Int? {
        guard let hardwareCount, (1...100_000).contains(hardwareCount), meaning != .stream else { return nil }
        return Int(hardwareCount)
    }
}
