extension Workload {
    /// The model, by name and by the figures that the knowledge base may lack.
    public struct Model: Hashable, Sendable, Codable {
        public var name: String
        public var format: ModelFormat
        public var task: ModelTask?
        public var parametersMillions: Double?
        /// Floating-point operations of one item at `inputShape`, in thousand millions: 2 × multiply–accumulates.
        public var gigaflops: Double?
        public var activationsMillions: Double?
        public var inputShape: [Int]?
        /// The size of the weights as stored, in MB (10⁶ bytes).
        public var weightsMegabytes: Double?
        /// What accuracy allows.
        public var precisions: [Precision]
        /// Decoding and resizing: CPU time of one item, one core.
        public var preprocessCPUMilliseconds: Double

        public init(
            name: String, format: ModelFormat = .onnx, task: ModelTask? = nil, parametersMillions: Double? = nil,
            gigaflops: Double? = nil, activationsMillions: Double? = nil, inputShape: [Int]? = nil,
            weightsMegabytes: Double? = nil, precisions: [Precision] = [.fp32], preprocessCPUMilliseconds: Double = 0
        ) {
            self.name = name
            self.format = format
            self.task = task
            self.parametersMillions = parametersMillions
            self.gigaflops = gigaflops
            self.activationsMillions = activationsMillions
            self.inputShape = inputShape
            self.weightsMegabytes = weightsMegabytes
            self.precisions = precisions
            self.preprocessCPUMilliseconds = preprocessCPUMilliseconds
        }

        enum CodingKeys: String, CodingKey {
            case name, format, task, precisions
            case parametersMillions = "parameters_millions"
            case gigaflops = "gflops"
            case activationsMillions = "activations_millions"
            case inputShape = "input_shape"
            case weightsMegabytes = "weights_mb"
            case preprocessCPUMilliseconds = "preprocess_cpu_ms"
        }
    }
}

public enum ModelFormat: String, Hashable, Sendable, Codable, CaseIterable {
    case onnx, torchscript, pytorch, safetensors, savedmodel, gguf
    case tensorRTPlan = "tensorrt-plan"
    case openVINO = "openvino-ir"
    case neff
}

public enum ModelTask: String, Hashable, Sendable, Codable, CaseIterable {
    case classification, detection, segmentation, pose, encoder, speech, diffusion, recommendation, llm, graph, other
}

public enum Precision: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case fp32, tf32, fp16, bf16, amp, int8, fp8, int4, fp4

    public var bytesPerWeight: Double {
        switch self {
        case .fp32, .tf32: 4
        case .fp16, .bf16, .amp: 2
        case .int8, .fp8: 1
        case .int4, .fp4: 0.5
        }
    }

    public static func < (a: Precision, b: Precision) -> Bool { a.rank < b.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
