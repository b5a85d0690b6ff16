extension ModelFormat {
    /// The formats that a team reaches from this one with its framework's own exporter, itself included.
    public var exports: Set<ModelFormat> {
        switch self {
        case .pytorch, .safetensors: [.pytorch, .safetensors, .torchscript, .onnx, .openVINO, .neff, .gguf]
        case .torchscript: [.torchscript, .onnx, .openVINO, .neff]
        case .onnx: [.onnx, .tensorRTPlan, .openVINO]
        case .savedmodel: [.savedmodel, .onnx, .openVINO]
        case .gguf: [.gguf]
        case .tensorRTPlan: [.tensorRTPlan]
        case .openVINO: [.openVINO]
        case .neff: [.neff]
        }
    }
}
