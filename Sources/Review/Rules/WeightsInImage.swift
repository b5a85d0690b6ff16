/// Finds weights copied into the image (`*.safetensors`, `*.pt`, `*.onnx`, `*.gguf`, …, folders named for models) and
/// downloads of models in RUN that stay in it. A stage that only converts them may.
struct WeightsInImage: Rule {
    static let id = "IMG-WEIGHTS"
    static let why =
        "Weights make images of gigabytes that every node pulls, tie a model's version to the code's, and go "
        + "where the image goes"
    static let fix = "Fetch them at start from a store by revision and hash, or mount a volume"

    static func check(_ project: Project) -> [Finding] {
        project.dockerfiles.flatMap { dockerfile in
            dockerfile.finalInstructions.flatMap { instruction -> [Finding] in
                switch instruction.keyword {
                case "COPY", "ADD":
                    instruction.words.dropLast().filter { ModelFiles.isWeights($0.text) }.map {
                        dockerfile.finding(
                            instruction, "\($0.text.prefix(80)) is baked into the image", at: $0.position)
                    }
                case "RUN" where !Dockerfile.mountsCache(instruction, "huggingface", "/models"):
                    instruction.commands.filter(ModelFiles.isDownload).prefix(1).map {
                        dockerfile.finding(instruction, "the build downloads a model into the image", at: $0.position)
                    }
                default: []
                }
            }
        }
    }
}
