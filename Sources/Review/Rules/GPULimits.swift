/// Finds pods whose GPU request and limit differ, or that request one without a limit; pods of an image for NVIDIA GPUs
/// (vLLM, Triton, TGI, TensorRT, CUDA) without a GPU; and pods with a GPU and no node that has one chosen or tolerated
/// stay unremarked, since device plugins add tolerations.
struct GPULimits: Rule {
    static let id = "ML-GPU-LIMIT"
    static let why = "A pod without a GPU limit gets none and runs on the CPU, and one whose request differs is refused"
    static let fix = "Set resources.limits with nvidia.com/gpu; requests may be left out or must be equal"

    static func check(_ project: Project) -> [Finding] {
        project.wholePods.compactMap { container in
            if let request = container.gpuRequest {
                let limit = container.value["resources", "limits", request.key]
                if limit == nil {
                    return container.finding(
                        "a \(request.key) request without a limit is refused", at: request.position)
                }
                if limit?.text != request.value.text {
                    return container.finding("request and limit of \(request.key) must be equal", at: request.position)
                }
            }
            guard !container.hasGPU, !container.isInit, let image = container.image, GPUImages.needsGPU(image),
                !container.commandWords.contains(where: { $0.text == "cpu" || $0.text.hasSuffix("=cpu") }),
                container.pod["resourceClaims"] == nil
            else { return nil }
            return container.finding("\(image.text) serves on a GPU and none is asked for", at: container.imagePosition)
        }
    }
}
