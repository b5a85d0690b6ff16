import Domain

extension Deployment {
    var imageFields: [String: TemplateValue] {
        let isPython = if case .python = packaging { true } else { false }
        return [
            "runtimeImage": .image(runtimeImage), "buildImage": .image(buildImage), "uvImage": .image(uvImage),
            "runtimeImageText": .text(runtimeImage.description), "packagingWords": .word(packagingWords),
            "imageDescription": .text("\(workload.model.name) for \(workload.name)"),
            "bringsPython": .flag(bringsPython), "isPython": .flag(isPython), "pythonRuntime": .word(pythonRuntime),
            "hasApp": .flag(isPython || isTraining || runsBatchProgram), "isTriton": .flag(server == .triton),
            "hasTritonModel": .flag(hasTritonModel), "isTensorRTLLM": .flag(isTensorRTLLM),
            "isTritonVLLM": .flag(server == .triton && option.runtime.name == "vllm"),
            "isNeuronVLLM": .flag(isNeuronVLLM),
            "longestSequence": .optional(longestSequence.map(Double.init)),
            "isSmokeTested": .flag(isPython && !runsBatchProgram && accelerators == nil),
            "image": .text(image.description), "imageReference": .image(image), "imageWord": .code(image.description),
            "imageName": .text(image.name),
            "imageTag": .text(image.tag ?? "latest"),
            "runtimeByTag": .flag(runtimeImage.digest == nil), "buildByTag": .flag(buildImage.digest == nil),
            "uvByTag": .flag(uvImage.digest == nil), "imageByTag": .flag(image.digest == nil),
            "digestsDue": .remark(request.digestsDue),
            "digestsMissing": .flag(
                [runtimeImage, buildImage, uvImage].contains { $0.digest == nil }),
            "modelPath": .text(modelPath.description), "modelPathWord": .word(modelPath),
            "modelFile": .word(modelFile), "composeRestart": .text(isJob ? "no" : "unless-stopped"),
        ]
    }

    private var packagingWords: StaticString {
        switch packaging {
        case .python where accelerators != nil:
            "GPU inference on the runtime's own package: a build stage and a lean one."
        case .python: "CPU inference: a slim Python, packages by uv in a build stage."
        case .server(.triton): "GPU inference by Triton."
        case .server: "Inference by a server that batches for itself."
        case .training: "Training on the framework's image."
        }
    }

    /// Whether the last image has a Python that the packages go into.
    private var bringsPython: Bool {
        let name = runtimeImage.name
        let isBare =
            name == "nvidia/cuda" || name.hasSuffix("/nvidia/cuda") || name.hasSuffix("deep-learning-containers/base")
        return !isBare
    }

    private var pythonRuntime: StaticString {
        guard case .python(let runtime) = packaging else { return "none" }
        switch runtime {
        case .onnxCPU: return "onnxruntime-cpu"
        case .onnxCUDA: return "onnxruntime-cuda"
        case .openVINO: return "openvino"
        case .torch, .brought: return "torch"
        }
    }

    /// The list of packages, by the runtime; a training image brings its framework.
    var requirements: String {
        guard case .python(let runtime) = packaging else { return bringsPython ? "brought" : "pytorch" }
        return runtime.rawValue
    }

    private var modelPath: StaticString { platform.isSageMaker ? "/opt/ml/model" : "/models" }

    private var modelFile: StaticString {
        guard case .python(let runtime) = packaging else { return "model" }
        switch runtime {
        case .onnxCPU, .onnxCUDA: return "model.onnx"
        case .openVINO: return workload.model.format == .openVINO ? "model.xml" : "model.onnx"
        case .torch, .brought: return "model.pt"
        }
    }
}
