/// A public model's figures.
public struct ModelFact: Fact, Hashable {
    public static let table = "models"

    public let name: String
    public let family: String
    public let task: ModelTask
    public let parametersMillions: Double?
    public let activeParametersMillions: Double?
    public let gigaflopsPerItem: Double?
    public let activationsMillions: Double?
    public let input: String?
    public let layers: Int?
    public let hiddenSize: Int?
    public let attentionHeads: Int?
    public let keyValueHeads: Int?
    public let headDimension: Int?
    public let contextLength: Int?
    public let provenance: Provenance

    public var key: [String] { [name] }

    public static let columns: [FactColumn<ModelFact>] = [
        .init("model", \.name), .init("family", \.family), .init("task", \.task),
        .init("parameters_millions", \.parametersMillions),
        .init("active_parameters_millions", \.activeParametersMillions), .init("gflops_per_item", \.gigaflopsPerItem),
        .init("activations_millions", \.activationsMillions), .init("input", \.input), .init("layers", \.layers),
        .init("hidden_size", \.hiddenSize), .init("attention_heads", \.attentionHeads),
        .init("kv_heads", \.keyValueHeads), .init("head_dimension", \.headDimension),
        .init("context_length", \.contextLength),
    ]

    public init(
        name: String, family: String, task: ModelTask, parametersMillions: Double?, activeParametersMillions: Double?,
        gigaflopsPerItem: Double?, activationsMillions: Double?, input: String?, layers: Int?, hiddenSize: Int?,
        attentionHeads: Int?, keyValueHeads: Int?, headDimension: Int?, contextLength: Int?, provenance: Provenance
    ) {
        self.name = name
        self.family = family
        self.task = task
        self.parametersMillions = parametersMillions
        self.activeParametersMillions = activeParametersMillions
        self.gigaflopsPerItem = gigaflopsPerItem
        self.activationsMillions = activationsMillions
        self.input = input
        self.layers = layers
        self.hiddenSize = hiddenSize
        self.attentionHeads = attentionHeads
        self.keyValueHeads = keyValueHeads
        self.headDimension = headDimension
        self.contextLength = contextLength
        self.provenance = provenance
    }
}
