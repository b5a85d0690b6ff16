import Domain

/// How the image is built: the branch of the packaging tree, by what serves and on what.
enum Packaging: Sendable, Hashable {
    /// The skeleton on a slim Python or a CUDA, Neuron or framework image.
    case python(PythonRuntime)
    /// A server's own image, with its settings.
    case server(ModelServer)
    /// A framework's image and the training loop.
    case training

    /// The Python package that the skeleton loads the model with.
    enum PythonRuntime: String, Sendable, CaseIterable {
        case onnxCPU = "onnxruntime-cpu"
        case onnxCUDA = "onnxruntime-cuda"
        case openVINO = "openvino"
        case torch = "pytorch"
        /// Whatever the image brings.
        case brought

        init(runtime: String, device: Bool) {
            switch runtime {
            case "openvino": self = .openVINO
            case "onnxruntime-cuda", "onnxruntime-tensorrt": self = .onnxCUDA
            case "onnxruntime-cpu": self = .onnxCPU
            case "pytorch", "torch-compile": self = .torch
            default: self = device ? .brought : .onnxCPU
            }
        }
    }
}
