import Domain
import Evaluation
import Prediction

/// `berth.prediction/1`: the first batch size at the top, and all of them in `batches`.
struct PredictionDocument: Encodable {
    private let answer: PredictionAnswer

    init(_ answer: PredictionAnswer) {
        self.answer = answer
    }

    private enum CodingKeys: String, CodingKey {
        case schema, model, hardware, runtime, precision, level, unit, batches
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.prediction/1", forKey: .schema)
        try container.encode(ModelEntry(answer), forKey: .model)
        try container.encode(HardwareEntry(answer.hardware), forKey: .hardware)
        try container.encode(answer.runtime, forKey: .runtime)
        try container.encode(answer.precision, forKey: .precision)
        try container.encode(0.9, forKey: .level)
        try container.encode(answer.unit, forKey: .unit)
        try answer.batches.first.map(BatchEntry.init)?.encode(to: encoder)
        try container.encode(answer.batches.map(BatchEntry.init), forKey: .batches)
    }

    private struct ModelEntry: Encodable {
        let name: String
        let task: ModelTask
        let known: Bool
        let parametersMillions: Double
        let gflopsPerItem: Double
        let activationsMillions: Double?

        init(_ answer: PredictionAnswer) {
            name = answer.model.name
            task = answer.model.task
            known = answer.isKnownModel
            parametersMillions = answer.model.parametersMillions
            gflopsPerItem = answer.model.gigaflopsPerItem
            activationsMillions = answer.model.activationsMillions
        }

        private enum CodingKeys: String, CodingKey {
            case name, task, known
            case parametersMillions = "parameters_millions"
            case gflopsPerItem = "gflops_per_item"
            case activationsMillions = "activations_millions"
        }
    }

    private struct HardwareEntry: Encodable {
        let name: String
        let kind: Device
        let count: Int
        let cores: Double?
        let instanceType: String?

        init(_ choice: HardwareChoice) {
            name = choice.name
            kind = choice.kind
            count = choice.count
            cores = choice.cores
            instanceType = choice.instance?.type
        }

        private enum CodingKeys: String, CodingKey {
            case name, kind, count, cores
            case instanceType = "instance_type"
        }
    }

    private struct BatchEntry: Encodable {
        let batch: PredictionAnswer.Batch

        private enum CodingKeys: String, CodingKey {
            case batch, evidence, notes, facts, roofline
            case latency = "latency_ms"
            case throughput = "throughput_per_s"
            case basedOn = "based_on"
            case firstToken = "ttft_ms"
            case perToken = "tpot_ms"
        }

        private enum RooflineKeys: String, CodingKey {
            case launch = "launch_ms"
            case compute = "compute_ms"
            case memory = "memory_ms"
            case exchange = "exchange_ms"
        }

        init(_ batch: PredictionAnswer.Batch) {
            self.batch = batch
        }

        func encode(to encoder: any Encoder) throws {
            let whole = batch.whole
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(batch.size, forKey: .batch)
            try container.encode(whole.latencyMilliseconds, forKey: .latency)
            try container.encode(whole.throughputPerSecond, forKey: .throughput)
            try container.encodeIfPresent(batch.firstToken?.latencyMilliseconds, forKey: .firstToken)
            try container.encodeIfPresent(batch.perToken?.latencyMilliseconds, forKey: .perToken)
            try container.encode(whole.evidence, forKey: .evidence)
            try container.encode(whole.basedOn.map(\.measurementID), forKey: .basedOn)
            try container.encode(whole.efficiencies.map(\.id.description).distinct, forKey: .facts)
            try container.encode(whole.notes.distinct, forKey: .notes)
            var roofline = container.nestedContainer(keyedBy: RooflineKeys.self, forKey: .roofline)
            try roofline.encode(whole.modelled.launching, forKey: .launch)
            try roofline.encode(whole.modelled.computing, forKey: .compute)
            try roofline.encode(whole.modelled.moving, forKey: .memory)
            try roofline.encode(whole.modelled.fixed, forKey: .exchange)
        }
    }
}
