import Domain

/// What a replica keeps in memory, in GiB (2³⁰ bytes).
struct MemoryFootprint {
    static let gib = 1_073_741_824.0

    private let candidate: Candidate
    private let context: PlanningContext

    init(_ candidate: Candidate, _ context: PlanningContext) {
        self.candidate = candidate
        self.context = context
    }

    private var model: ModelProfile { context.model }
    private var assumptions: Assumptions { context.assumptions }

    /// Weights at the precision they are served in.
    var weightsGiB: Double {
        let parameters = model.parametersMillions * 1e6
        // Stored weights far larger than the parameters in 32 bits are something else besides, and are loaded too.
        let stored = (model.weightsMegabytes ?? 0) * 1e6
        let bytes = stored > parameters * 4 * 1.2 ? stored : parameters * candidate.precision.bytesPerWeight
        return bytes * assumptions[.weightsMemoryFactor] / Self.gib
    }

    /// Context and libraries of the runtime.
    var overheadGiB: Double { candidate.support.memoryOverheadGiB ?? assumptions[.imageOverheadGiB] }

    /// A layer's output lives until the next ones have read it, so a part of all activations is held at a time.
    func activationsGiB(batch: Int) -> Double {
        guard let millions = model.activationsMillions else { return 0 }
        return millions * 1e6 * assumptions[.activationBytes] * Double(batch) / Self.gib
    }

    func inferenceGiB(batch: Int) -> Double {
        weightsGiB + overheadGiB + activationsGiB(batch: batch)
    }

    /// Weights, gradients and optimiser state (ZeRO, Rajbhandari 2020, §3.1), and every layer's activations.
    ///
    /// - Parameter shards: devices of a machine that share the state between them (ZeRO stage 3).
    func trainingGiB(batch: Int, shards: Int = 1) -> Double {
        let state = model.parametersMillions * 1e6 * assumptions[.trainingBytesPerParameter] / Self.gib / Double(shards)
        let activations =
            (model.activationsMillions ?? 0) * 1e6 * assumptions[.trainingActivationBytes] * Double(batch) / Self.gib
        return state + activations + overheadGiB
    }

    /// Bytes of a token in the key–value cache of all layers, at 16 bits a value.
    var cacheBytesPerToken: Double {
        if let transformer = model.transformer { return transformer.cacheBytesPerToken(bytesPerValue: 2) }
        // Unknown architecture: the largest it can be, one key–value head for each attention head, with the width to
        // depth ratio of 128 that Kaplan 2020 (§3.1) finds usual: parameters = 12 · layers · (128 · layers)².
        let layers = cubeRoot(model.parametersMillions * 1e6 / (12 * 128 * 128))
        return 2 * layers * 128 * layers * 2
    }

    private func cubeRoot(_ x: Double) -> Double {
        var root = max(x, 1)
        for _ in 0..<60 { root -= (root * root * root - x) / (3 * root * root) }
        return root
    }

    /// What the host needs beside the device: the weights on their way there, and the serving process.
    var hostGiB: Double { weightsGiB * assumptions[.hostWeightsFactor] + assumptions[.cpuRuntimeMemoryGiB] }
}
