extension ModelProfile {
    /// The workload's model with the gaps filled from the knowledge base. Figures of the workload win.
    ///
    /// - Throws: `badData` where neither gives the figures that a prediction needs.
    public init(
        _ model: Workload.Model, fact: ModelFact?, operations: [Operations] = [], isLLM: Bool
    ) throws(BerthError) {
        let task = model.task ?? fact?.task ?? (isLLM ? .llm : .other)
        let parameters =
            model.parametersMillions ?? fact?.parametersMillions
            ?? model.weightsMegabytes.map { $0 / (model.precisions.max()?.bytesPerWeight ?? 4) }
        guard let parameters else {
            throw BerthError(
                .badData, "the model '\(model.name)' is not in the knowledge base and its figures are not given",
                hints: [
                    "give model.parameters_millions and model.gflops: --parameters-millions, --gflops (2 × multiply–accumulates of one item)"
                ])
        }
        let active = fact?.activeParametersMillions ?? parameters
        let gigaflops: Double
        if task == .llm {
            // Two operations for each parameter a token touches (Kaplan 2020, §2.1).
            gigaflops = 2 * active / 1000
        } else if let known = model.gigaflops ?? Self.scaled(fact, to: model.inputShape) {
            gigaflops = known
        } else {
            throw BerthError(
                .badData, "nothing says how many operations an item of '\(model.name)' takes",
                hints: ["give model.gflops: --gflops, 2 × multiply–accumulates of one item at input_shape"])
        }
        let counted = Self.counted(operations, gigaflops, model.inputShape, fact)
        self.init(
            name: fact?.name ?? model.name, family: fact?.family, task: task, parametersMillions: parameters,
            activeParametersMillions: active, gigaflopsPerItem: gigaflops,
            activationsMillions: model.activationsMillions ?? fact?.activationsMillions,
            weightsMegabytes: model.weightsMegabytes, transformer: Transformer(fact), counts: counted?.counts,
            countedInput: counted?.input,
            countsByInput: Dictionary(operations.map { ($0.input, $0.counts) }) { first, _ in first })
    }

    /// What was counted is other work than an item's if its operations differ by more than this.
    private static let leastAlike = 1.5

    /// What was counted at the workload's size of input, or at another size: it grows with the area.
    private static func counted(
        _ operations: [Operations], _ gigaflops: Double, _ shape: [Int]?, _ fact: ModelFact?
    ) -> (counts: OperationCounts, input: String)? {
        let input = shape?.map(String.init).joined(separator: "x") ?? fact?.input
        guard
            let found = operations.first(where: { $0.input == input })
                ?? operations.first(where: { $0.input == fact?.input }) ?? operations.first
        else { return nil }
        let counts = found.counts.scaled(by: area(of: shape, relativeTo: found.input) ?? 1)
        let ratio = gigaflops / counts.gigaflops
        return max(ratio, 1 / ratio) < leastAlike ? (counts, found.input) : nil
    }

    /// Operations of a convolutional model grow with the area of its input.
    private static func scaled(_ fact: ModelFact?, to shape: [Int]?) -> Double? {
        guard let fact, let gigaflops = fact.gigaflopsPerItem else { return nil }
        return gigaflops * (area(of: shape, relativeTo: fact.input) ?? 1)
    }

    /// Nil where either is no image's.
    private static func area(of shape: [Int]?, relativeTo input: String?) -> Double? {
        guard let shape, shape.count == 3,
            let stored = input?.split(separator: "x").compactMap({ Double($0) }), stored.count == 3,
            stored[1] > 0, stored[2] > 0
        else { return nil }
        return Double(shape[1] * shape[2]) / (stored[1] * stored[2])
    }
}

extension ModelProfile.Transformer {
    init?(_ fact: ModelFact?) {
        guard let fact, let layers = fact.layers, let heads = fact.keyValueHeads ?? fact.attentionHeads,
            let dimension = fact.headDimension, let hidden = fact.hiddenSize
        else { return nil }
        self.init(
            layers: layers, hiddenSize: hidden, keyValueHeads: heads, headDimension: dimension,
            contextLength: fact.contextLength)
    }
}
