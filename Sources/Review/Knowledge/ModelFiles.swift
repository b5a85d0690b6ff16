/// What is a model's weights, by name, and what fetches them.
enum ModelFiles {
    private static let extensions = [
        ".safetensors", ".pt", ".pth", ".ckpt", ".onnx", ".gguf", ".ggml", ".h5", ".keras", ".pb", ".tflite", ".pkl",
        ".joblib", ".engine", ".plan", ".mar", ".nemo", ".bin", ".torchscript",
    ]
    private static let folders: Set = [
        "model", "models", "weights", "checkpoints", "checkpoint", "model_repository", "model-repository",
    ]

    static func isWeights(_ path: String) -> Bool {
        let name = path.lowercased()
        if extensions.contains(where: { name.hasSuffix($0) || name.hasSuffix("*" + $0) }) { return true }
        let trimmed = name.hasSuffix("/") ? String(name.dropLast()) : name
        let last = trimmed.hasSuffix("/*") ? String(trimmed.dropLast(2)).lastPathComponent : trimmed.lastPathComponent
        // `models` under `app` or `src` is code.
        let isCode = ["src/", "app/", "api/", "server/", "lib/"].contains { name.contains($0) }
        return folders.contains(last) && !isCode
    }

    static func isDownload(_ command: ShellCommand) -> Bool {
        let words = command.arguments
        switch command.program {
        case "huggingface-cli", "hf": return words.contains("download")
        case "git":
            return words.contains { $0.contains("huggingface.co") } || words.first == "lfs" && words.contains("pull")
        case "ollama": return words.first == "pull"
        case "aws", "gsutil", "gcloud", "azcopy":
            return words.contains { isWeights($0) } && words.contains { $0.hasPrefix("s3://") || $0.hasPrefix("gs://") }
        case "curl", "wget":
            return words.contains {
                $0.contains("://") && (isWeights(String($0.prefix { $0 != "?" })) || $0.contains("huggingface.co"))
            }
        case "python", "python3":
            let calls = [
                "from_pretrained(", "snapshot_download(", "hf_hub_download(", "SentenceTransformer(", "load_model(",
                "pipeline(",
            ]
            return words.contains { word in calls.contains { word.contains($0) } }
        default: return false
        }
    }
}
