/// What an ONNX file says of its graph (onnx.proto3): weights by shape and type, nodes, and the shapes it states.
struct ONNXGraph {
    struct Tensor {
        var name = ""
        var shape: [Int] = []
        var type = 0
        /// Of small integer tensors, which say what shape to take.
        var integers: [Int] = []
    }

    struct Node {
        var operation = ""
        var inputs: [String] = []
        var outputs: [String] = []
        var lists: [String: [Int]] = [:]
        var numbers: [String: Int] = [:]
        var texts: [String: String] = [:]
        var tensor: Tensor?
    }

    private(set) var nodes: [Node] = []
    private(set) var weights: [String: Tensor] = [:]
    /// Names in order; a dimension that the file leaves open is nil.
    private(set) var inputs: [(name: String, shape: [Int?])] = []
    private(set) var shapes: [String: [Int?]] = [:]

    typealias Malformation = ProtobufReader.Malformation
    typealias Value = ProtobufReader.Value

    /// - Throws: where the bytes are no model with a graph.
    init(_ bytes: UnsafeRawBufferPointer) throws(Malformation) {
        var found: Value?
        try Value.bytes(bytes).forEachField { (field, value) throws(Malformation) in
            if field == 7, case .bytes = value { found = value }
        }
        guard let found else { throw Malformation(reason: "no graph") }
        var graph = (
            nodes: [Node](), weights: [String: Tensor](), inputs: [(String, [Int?])](), stated: [String: [Int?]]()
        )
        try found.forEachField { (field, value) throws(Malformation) in
            switch field {
            case 1: graph.nodes.append(try Self.node(value))
            case 5:
                let tensor = try Self.tensor(value)
                graph.weights[tensor.name] = tensor
            case 11:
                let (name, shape) = try Self.stated(value)
                graph.inputs.append((name, shape))
            case 12, 13:
                let (name, shape) = try Self.stated(value)
                graph.stated[name] = shape
            default: break
            }
        }
        nodes = graph.nodes
        weights = graph.weights
        // Old files list weights among the inputs.
        inputs = graph.inputs.filter { graph.weights[$0.0] == nil }.map { (name: $0.0, shape: $0.1) }
        shapes = graph.stated
    }

    private static func node(_ value: Value) throws(Malformation) -> Node {
        var node = Node()
        try value.forEachField { (field, value) throws(Malformation) in
            switch field {
            case 1: node.inputs.append(value.text ?? "")
            case 2: node.outputs.append(value.text ?? "")
            case 4: node.operation = value.text ?? ""
            case 5: try attribute(value, of: &node)
            default: break
            }
        }
        return node
    }

    private static func attribute(_ value: Value, of node: inout Node) throws(Malformation) {
        var name = "", list: [Int] = []
        var number: Int?, text: String?, tensor: Tensor?
        try value.forEachField { (field, value) throws(Malformation) in
            switch field {
            case 1: name = value.text ?? ""
            case 3: number = value.int
            case 4: text = value.text
            case 5: tensor = try Self.tensor(value)
            case 8: list += try value.ints()
            default: break
            }
        }
        if !list.isEmpty { node.lists[name] = list }
        node.numbers[name] = number
        node.texts[name] = text
        if name == "value" { node.tensor = tensor }
    }

    private static func tensor(_ value: Value) throws(Malformation) -> Tensor {
        var tensor = Tensor()
        var raw: UnsafeRawBufferPointer?
        try value.forEachField { (field, value) throws(Malformation) in
            switch field {
            case 1: tensor.shape += try value.ints()
            case 2: tensor.type = value.int ?? 0
            case 7: tensor.integers += try value.ints()
            case 8: tensor.name = value.text ?? ""
            case 9: if case .bytes(let bytes) = value { raw = bytes }
            default: break
            }
        }
        guard tensor.shape.allSatisfy({ $0 >= 0 }) else { throw Malformation(reason: "a weight of negative size") }
        if let raw, tensor.type == ONNXType.int64, raw.count.isMultiple(of: 8), raw.count <= 1024 {
            tensor.integers = stride(from: 0, to: raw.count, by: 8).map {
                Int(Int64(littleEndian: raw.loadUnaligned(fromByteOffset: $0, as: Int64.self)))
            }
        }
        return tensor
    }

    /// A value's name and shape, as far as it is stated.
    private static func stated(_ value: Value) throws(Malformation) -> (String, [Int?]) {
        var name = "", shape: [Int?] = []
        try value.forEachField { (field, value) throws(Malformation) in
            if field == 1 { name = value.text ?? "" }
            guard field == 2 else { return }
            // TypeProto.tensor_type.shape.dim.dim_value
            try value.forEachField { (field, value) throws(Malformation) in
                guard field == 1 else { return }
                try value.forEachField { (field, value) throws(Malformation) in
                    guard field == 2 else { return }
                    try value.forEachField { (field, value) throws(Malformation) in
                        guard field == 1 else { return }
                        var size: Int?
                        try value.forEachField { (field, value) throws(Malformation) in
                            if field == 1, let number = value.int, number > 0 { size = number }
                        }
                        shape.append(size)
                    }
                }
            }
        }
        return (name, shape)
    }
}

/// `TensorProto.DataType`.
enum ONNXType {
    static let int64 = 7

    /// Bytes of a value; nil for texts and what is no weight.
    static func bytes(_ type: Int) -> Double? {
        switch type {
        case 1, 6, 12: 4
        case 2, 3, 9, 17...20: 1
        case 4, 5, 10, 16: 2
        case 7, 11, 13, 14: 8
        case 21...23: 0.5
        default: nil
        }
    }
}
