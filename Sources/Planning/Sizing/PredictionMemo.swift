import Domain
import Prediction
import Synchronization

/// What the predictor says of the workload's model, asked once for all candidates on the same hardware.
final class PredictionMemo: Sendable {
    /// What is timed.
    enum Work: Hashable {
        /// A batch of a job's items, or its training step.
        case items
        /// LLM: reading so many tokens of a prompt.
        case prefill(tokens: Double)
        /// LLM: a token more with so many in the cache.
        case decode(contextTokens: Double)
    }

    private struct Key: Hashable {
        let hardware: HardwareKey
        let devices: Int
        let runtime: String
        let precision: Precision
        let batch: Int
        let work: Work
    }

    private let context: PlanningContext
    private let known = Mutex<[Key: ServicePrediction?]>([:])

    init(_ context: PlanningContext) {
        self.context = context
    }

    /// Nil where nothing in the store says how long it takes.
    func prediction(_ work: Work, _ candidate: Candidate, devices: Int = 1, batch: Int = 1) -> ServicePrediction? {
        let key = Key(
            hardware: HardwareKey(candidate.placement), devices: devices, runtime: candidate.runtime.name,
            precision: candidate.precision, batch: batch, work: work)
        return known.withLock { known in
            if let found = known[key] { return found }
            let made = predict(
                work,
                ServiceQuery(
                    model: context.model, hardware: candidate.placement.hardware(devices: devices),
                    runtime: candidate.runtime.name, precision: candidate.precision, batch: batch))
            known[key] = .some(made)
            return made
        }
    }

    private func predict(_ work: Work, _ query: ServiceQuery) -> ServicePrediction? {
        switch work {
        case .items where context.workload.kind == .training: context.predictor.trainingStep(query)
        case .items: items(query)
        case .prefill(let tokens): context.predictor.prefill(query, tokens: tokens)
        case .decode(let contextTokens): context.predictor.decodeStep(query, contextTokens: contextTokens)
        }
    }

    private func items(_ query: ServiceQuery) -> ServicePrediction? {
        guard let item = context.predictor.serviceTime(query) else { return nil }
        return SpeechDecoder(context.predictor, query, context.assumptions)?.time(batch: query.batch)
            .map { item.followed(by: $0, items: Double(query.batch)) } ?? item
    }
}

/// What of a placement a model's speed depends on.
struct HardwareKey: Hashable {
    let name: String
    /// Virtual CPUs, or the share of a device.
    let amount: Double

    init(_ placement: Placement) {
        name = placement.accelerator?.name ?? placement.cpu?.name ?? placement.architecture
        amount = placement.onAccelerator ? min(1, placement.acceleratorCount) : placement.vcpu
    }
}
