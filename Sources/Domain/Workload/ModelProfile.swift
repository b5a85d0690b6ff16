/// A model's demands on hardware, resolved from the workload and, where it knows the model, the knowledge base.
public struct ModelProfile: Hashable, Sendable {
    public let name: String
    public let family: String?
    public let task: ModelTask
    public let parametersMillions: Double
    /// Parameters that one token touches; the same as `parametersMillions` but for a mixture of experts.
    public let activeParametersMillions: Double
    /// Floating-point operations of one item, in thousand millions. For an LLM: of one token.
    public let gigaflopsPerItem: Double
    /// Values written by the layers for one item, in millions; nil where nobody counted.
    public let activationsMillions: Double?
    /// The size of the weights as stored, in MB, where the workload says so.
    public let weightsMegabytes: Double?
    public let transformer: Transformer?
    /// What an item is made of; nil where nobody counted it by kind.
    public let counts: OperationCounts?
    /// The size of input that the counts are of, or were scaled from.
    public let countedInput: String?
    /// The same at every size of input that was counted: `3x224x224`.
    public let countsByInput: [String: OperationCounts]

    public init(
        name: String, family: String? = nil, task: ModelTask, parametersMillions: Double,
        activeParametersMillions: Double? = nil, gigaflopsPerItem: Double, activationsMillions: Double? = nil,
        weightsMegabytes: Double? = nil, transformer: Transformer? = nil, counts: OperationCounts? = nil,
        countedInput: String? = nil, countsByInput: [String: OperationCounts] = [:]
    ) {
        self.name = name
        self.family = family
        self.task = task
        self.parametersMillions = parametersMillions
        self.activeParametersMillions = activeParametersMillions ?? parametersMillions
        self.gigaflopsPerItem = gigaflopsPerItem
        self.activationsMillions = activationsMillions
        self.weightsMegabytes = weightsMegabytes
        self.transformer = transformer
        self.counts = counts
        self.countedInput = countedInput
        self.countsByInput = countsByInput
    }

    /// A name and two figures tell models apart; all that is counted of them would take long to hash.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(gigaflopsPerItem)
        hasher.combine(parametersMillions)
    }

    /// The same model with other operations an item.
    public func doing(gigaflops: Double) -> ModelProfile {
        ModelProfile(
            name: name, family: family, task: task, parametersMillions: parametersMillions,
            activeParametersMillions: activeParametersMillions, gigaflopsPerItem: gigaflops,
            activationsMillions: activationsMillions, weightsMegabytes: weightsMegabytes, transformer: transformer)
    }

    /// The same model where an item is a sequence of `tokens`.
    public func ofTokens(_ tokens: Double) -> ModelProfile {
        ModelProfile(
            name: name, family: family, task: task, parametersMillions: parametersMillions,
            activeParametersMillions: activeParametersMillions, gigaflopsPerItem: gigaflopsPerItem * tokens,
            activationsMillions: (activationsMillions ?? checkpointsMillions).map { $0 * tokens },
            weightsMegabytes: weightsMegabytes, transformer: transformer)
    }

    /// Values of a token that training keeps with activation checkpointing: each layer's input (Chen 2016).
    private var checkpointsMillions: Double? {
        transformer.map { Double($0.layers * $0.hiddenSize) / 1e6 }
    }

    /// The figures of a decoder that its key–value cache depends on.
    public struct Transformer: Hashable, Sendable {
        public let layers: Int
        public let hiddenSize: Int
        public let keyValueHeads: Int
        public let headDimension: Int
        public let contextLength: Int?

        public init(layers: Int, hiddenSize: Int, keyValueHeads: Int, headDimension: Int, contextLength: Int?) {
            self.layers = layers
            self.hiddenSize = hiddenSize
            self.keyValueHeads = keyValueHeads
            self.headDimension = headDimension
            self.contextLength = contextLength
        }

        /// A key and a value of each layer and head: 2 × layers × heads × dimension × bytes of a value.
        public func cacheBytesPerToken(bytesPerValue: Double) -> Double {
            2 * Double(layers * keyValueHeads * headDimension) * bytesPerValue
        }
    }
}
