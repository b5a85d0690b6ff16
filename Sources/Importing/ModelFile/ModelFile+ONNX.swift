import Domain

extension ModelFile {
    init(onnx graph: ONNXGraph, name: String, inputShape: [Int]?) {
        // Some exporters keep weights in nodes.
        let weights = (Array(graph.weights.values) + graph.nodes.compactMap(\.tensor)).filter {
            $0.type != ONNXType.int64
        }
        var bytes = 0.0, parameters = 0.0, byType: [Int: Double] = [:]
        for weight in weights {
            let count = weight.shape.reduce(1.0) { $0 * Double($1) }
            parameters += count
            bytes += count * (ONNXType.bytes(weight.type) ?? 0)
            byType[weight.type, default: 0] += count
        }
        format = .onnx
        self.name = name
        parametersMillions = parameters / 1e6
        weightsMegabytes = bytes / 1e6
        let main = byType.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        precision = main.flatMap { Self.precision(ofType: $0) }
        let shapes = ONNXShapes(graph, input: inputShape)
        self.inputShape = graph.inputs.first.flatMap { shapes[$0.name] }.map { Array($0.dropFirst()) }
        let counted = ONNXOperations(graph, shapes)
        if counted.layers > 0, counted.uncounted == 0 {
            gigaflops = counted.operations / 1e9
            activationsMillions = counted.outputs / 1e6
        } else if counted.uncounted > 0 {
            notes.append(
                "operations of \(counted.uncounted) of \(counted.layers) layers do not follow from the file: give "
                    + "--input-shape where its input is open, or export it with its shapes (onnx.shape_inference)")
        }
    }

    private static func precision(ofType type: Int) -> Precision? {
        switch type {
        case 1: .fp32
        case 2, 3: .int8
        case 10: .fp16
        case 16: .bf16
        case 17...20: .fp8
        case 21, 22: .int4
        case 23: .fp4
        default: nil
        }
    }
}

/// Operations of the layers that do nearly all of a network's arithmetic.
struct ONNXOperations {
    private(set) var operations = 0.0
    /// Values that these layers write.
    private(set) var outputs = 0.0
    private(set) var layers = 0
    private(set) var uncounted = 0

    /// What multiplies, but not in a way that is counted here.
    private static let others: Set<String> = [
        "ConvTranspose", "LSTM", "GRU", "RNN", "Einsum", "Attention", "QLinearConv",
        "QLinearMatMul", "ConvInteger", "MatMulInteger", "MultiHeadAttention", "GroupQueryAttention", "MatMulNBits",
        "If", "Loop", "Scan",
    ]

    init(_ graph: ONNXGraph, _ shapes: ONNXShapes) {
        for node in graph.nodes {
            let isCounted = ["Conv", "Gemm", "MatMul"].contains(node.operation)
            guard isCounted || Self.others.contains(node.operation) else { continue }
            layers += 1
            guard isCounted, node.inputs.count >= 2, let output = node.outputs.first.flatMap({ shapes[$0] }),
                let depth = Self.depth(node, shapes)
            else {
                uncounted += 1
                continue
            }
            let written = output.reduce(1.0) { $0 * Double($1) }
            outputs += written
            operations += 2 * written * depth
        }
    }

    /// Multiply–accumulates for each output.
    private static func depth(_ node: ONNXGraph.Node, _ shapes: ONNXShapes) -> Double? {
        guard let first = shapes[node.inputs[0]], let second = shapes[node.inputs[1]] else { return nil }
        switch node.operation {
        // Weights are out × in ÷ group × kernel.
        case "Conv": return second.dropFirst().reduce(1.0) { $0 * Double($1) }
        case "Gemm": return first.count == 2 ? Double(node.numbers["transA"] == 1 ? first[0] : first[1]) : nil
        default: return first.last.map(Double.init)
        }
    }
}
