/// The shapes of a graph's values for one item, as far as they follow from its inputs.
///
/// Covers what networks are mostly made of. A shape that does not follow stays unknown, and so do the operations of
/// whatever reads it: none is guessed.
struct ONNXShapes {
    private var known: [String: [Int]] = [:]
    private var integers: [String: [Int]] = [:]
    private let graph: ONNXGraph

    /// - Parameter input: of the first input without its batch, where the file leaves it open.
    init(_ graph: ONNXGraph, input: [Int]?) {
        self.graph = graph
        for (name, weight) in graph.weights {
            known[name] = weight.shape
            if !weight.integers.isEmpty { integers[name] = weight.integers }
        }
        for (index, value) in graph.inputs.enumerated() {
            var shape = value.shape
            if index == 0, let input { shape = [1] + input.map { $0 } }
            // An open first dimension is the batch.
            if !shape.isEmpty { shape[0] = 1 }
            known[value.name] = Self.whole(shape)
        }
        for node in graph.nodes { add(node) }
    }

    subscript(_ name: String) -> [Int]? { known[name] }

    private static func whole(_ shape: [Int?]) -> [Int]? {
        let sizes = shape.compactMap { $0 }
        return sizes.count == shape.count && !sizes.isEmpty ? sizes : nil
    }

    private mutating func add(_ node: ONNXGraph.Node) {
        guard let output = node.outputs.first else { return }
        if node.operation == "Constant", let tensor = node.tensor {
            known[output] = tensor.shape
            integers[output] = tensor.integers
            return
        }
        if node.operation == "ConstantOfShape", let sizes = node.inputs.first.flatMap({ integers[$0] }) {
            known[output] = sizes
            return
        }
        let inputs = node.inputs.map { known[$0] }
        if let shape = shape(node, inputs), shape.allSatisfy({ $0 > 0 && $0 < 1 << 31 }) {
            known[output] = shape
        } else if var stated = graph.shapes[output], !stated.isEmpty {
            if stated[0] == nil { stated[0] = 1 }
            known[output] = Self.whole(stated)
        }
        if node.operation == "Split", let shape = inputs.first ?? nil { split(node, shape) }
    }

    private func shape(_ node: ONNXGraph.Node, _ inputs: [[Int]?]) -> [Int]? {
        guard let first = inputs.first ?? nil else { return nil }
        let second = inputs.count > 1 ? inputs[1] : nil
        switch node.operation {
        case "Conv": return second.flatMap { Self.convolved(first, kernel: Array($0.dropFirst(2)), $0.first, node) }
        case "MaxPool", "AveragePool", "LpPool":
            return node.lists["kernel_shape"].flatMap {
                Self.convolved(first, kernel: $0, first.dropFirst().first, node)
            }
        case "GlobalAveragePool", "GlobalMaxPool": return Array(first.prefix(2)) + first.dropFirst(2).map { _ in 1 }
        case "Gemm": return second.flatMap { Self.product(first, $0, node) }
        case "MatMul": return second.flatMap { Self.product(first, $0) }
        case "Add", "Sub", "Mul", "Div", "Pow", "PRelu", "Sum", "Max", "Min", "Mean", "Where":
            return inputs.reduce([Int]?.some([])) { Self.broadcast($0, $1) }
        case "Flatten":
            let axis = node.numbers["axis"] ?? 1
            guard (0...first.count).contains(axis) else { return nil }
            return [Self.size(first.prefix(axis)), Self.size(first.dropFirst(axis))].allWhole
        case "Transpose":
            let order = node.lists["perm"] ?? Array(first.indices.reversed())
            return order.sorted() == Array(first.indices) ? order.map { first[$0] } : nil
        case "Concat": return Self.joined(inputs, axis: node.numbers["axis"] ?? 0)
        case "Reshape":
            return node.inputs.dropFirst().first.flatMap { integers[$0] }.flatMap { Self.reshaped(first, $0) }
        case "Unsqueeze": return axes(node).flatMap { Self.widened(first, by: $0) }
        case "ReduceMean":
            return axes(node).flatMap { Self.reduced(first, over: $0, keeping: node.numbers["keepdims"] != 0) }
        case _ where Self.unary.contains(node.operation): return first
        default: return nil
        }
    }

    /// An attribute in older files, an input in newer ones.
    private func axes(_ node: ONNXGraph.Node) -> [Int]? {
        node.lists["axes"] ?? node.inputs.dropFirst().first.flatMap { integers[$0] }
    }

    private mutating func split(_ node: ONNXGraph.Node, _ shape: [Int]) {
        let axis = node.numbers["axis"] ?? 0, place = axis < 0 ? axis + shape.count : axis
        guard shape.indices.contains(place) else { return }
        let even = Array(repeating: shape[place] / node.outputs.count, count: node.outputs.count)
        let sizes = node.lists["split"] ?? node.inputs.dropFirst().first.flatMap { integers[$0] } ?? even
        guard sizes.count == node.outputs.count, sizes.reduce(0, { $0 &+ $1 }) == shape[place] else { return }
        for (output, size) in zip(node.outputs, sizes) {
            known[output] = shape.enumerated().map { $0.offset == place ? size : $0.element }
        }
    }

    /// What leaves the shape as it is.
    private static let unary: Set<String> = [
        "Abs", "BatchNormalization", "Cast", "Clip", "DequantizeLinear", "Dropout", "Elu", "Erf", "Exp", "Gelu",
        "HardSigmoid", "HardSwish", "Identity", "InstanceNormalization", "LayerNormalization", "LeakyRelu", "Log",
        "LogSoftmax", "LRN", "Mish", "Neg", "QuantizeLinear", "Reciprocal", "Relu", "Selu", "Sigmoid",
        "SimplifiedLayerNormalization", "Softmax", "Softplus", "Sqrt", "Swish", "Tanh",
    ]
}
