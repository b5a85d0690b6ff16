public import Domain

/// The figures that a model's own file gives: no weights are read.
public struct ModelFile: Hashable, Sendable {
    public var format: ModelFormat
    /// The file's name without its folder and ending.
    public var name: String
    public var parametersMillions: Double
    /// Of the weights as stored.
    public var weightsMegabytes: Double
    /// Of most of the parameters; nil for a type that no precision is called by.
    public var precision: Precision?
    /// 2 × multiply–accumulates of one item; nil where the file does not tell.
    public var gigaflops: Double?
    /// Outputs of convolutions and matrix products for one item, in millions.
    public var activationsMillions: Double?
    /// Of one item.
    public var inputShape: [Int]?
    public var notes: [String] = []

    /// - Parameter inputShape: of one item, where the file leaves it open.
    /// - Throws: `.notFound`, `.notPermitted` or `.readWrite`; `.badData` for what is no ONNX or safetensors file.
    public static func read(_ path: String, inputShape: [Int]? = nil) throws(BerthError) -> ModelFile {
        let file = try MappedFile(path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let parts = name.split(separator: ".")
        let bare = parts.count > 1 ? parts.dropLast().joined(separator: ".") : name
        switch parts.last?.lowercased() {
        case "onnx":
            do { return try ModelFile(onnx: ONNXGraph(file.bytes), name: bare, inputShape: inputShape) } catch {
                throw BerthError(
                    .badData, "\(path) is no ONNX model: \(error.reason)",
                    hints: ["a model whose weights lie in a file of their own is read by its .onnx file"])
            }
        case "safetensors": return try ModelFile(safetensors: file.bytes, name: bare, path: path)
        default:
            throw BerthError(
                .badData, "\(path) is neither .onnx nor .safetensors",
                hints: ["give the figures instead: --parameters-millions, --gflops"])
        }
    }
}
