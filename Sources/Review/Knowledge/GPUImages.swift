/// Images that serve or train on NVIDIA GPUs, told by their names.
enum GPUImages {
    static func needsGPU(_ image: ImageReference) -> Bool {
        let text = image.text.lowercased()
        if ["cpu", "openvino", "arm64-cpu"].contains(where: text.contains) { return false }
        // Triton's clients.
        if image.tag?.hasSuffix("-sdk") ?? false { return false }
        return [
            "vllm/vllm-openai", "huggingface/text-generation-inference", "lmsysorg/sglang",
            "nvcr.io/nvidia/tritonserver",
            "nvcr.io/nvidia/tensorrt", "nvcr.io/nim/", "nvcr.io/nvidia/pytorch", "nvidia/cuda",
        ].contains(where: text.contains)
    }

    static func usesSharedMemory(_ image: ImageReference) -> Bool {
        let text = image.text.lowercased()
        return [
            "vllm", "text-generation-inference", "sglang", "tritonserver", "pytorch", "tensorrt", "rayproject", "nim/",
            "axolotl", "deepspeed", "nemo",
        ].contains(where: text.contains)
    }
}
