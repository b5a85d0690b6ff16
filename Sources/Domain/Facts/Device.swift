/// The kinds of device that runtimes are built for.
public enum Device: String, Hashable, Sendable, Codable, CaseIterable {
    case cpu, cuda, rocm, neuron, tpu, gaudi, other
}

/// What a runtime is used for.
public enum RuntimeUse: String, Hashable, Sendable, Codable, CaseIterable {
    case inference, llm, training
}
