import ArgumentParser
import Domain
import Evaluation
import Importing

/// What `berth predict` is asked, as flags.
struct PredictionArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp("A model the store knows, or any name together with the figures below.", valueName: "name"))
    var model: String?

    @Option(
        help: ArgumentHelp(
            "Take the model's figures from its own file (.onnx, .safetensors); flags replace them.", valueName: "path"))
    var modelFile: String?

    @Option(
        help: ArgumentHelp(
            "An accelerator, a processor or a machine type: L4, 'Xeon Platinum 8380', g5.xlarge.", valueName: "name"))
    var hardware: String

    @Option(help: ArgumentHelp("What executes the model: tensorrt, onnxruntime, pytorch, vllm, …", valueName: "name"))
    var runtime: String

    @Option(help: ArgumentHelp("Of the arithmetic: fp32, fp16, bf16, int8, …", valueName: "name"))
    var precision: String

    @Option(help: ArgumentHelp("Items of a call; several separated by commas.", valueName: "n,n,..."))
    var batch = "1"

    @Option(
        help: ArgumentHelp(
            "Accelerators that work together, or sockets. (default: 1; of a language model as many as hold it)",
            valueName: "n"))
    var count: Int?

    @Option(
        name: [.long, .customLong("threads")],
        help: ArgumentHelp("Cores of the processor that work. (default: all)", valueName: "n"))
    var cores: Double?

    @Option(help: ArgumentHelp("Language models: tokens of a request.", valueName: "tokens"))
    var tokensIn: Double?

    @Option(help: ArgumentHelp("Language models: tokens of an answer.", valueName: "tokens"))
    var tokensOut: Double?

    @Flag(help: "A training step instead of inference.")
    var training = false

    @Option(
        help: ArgumentHelp(
            "What the model does: \(ModelTask.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "task"))
    var task: String?

    @Option(help: ArgumentHelp("Parameters.", valueName: "millions"))
    var parametersMillions: Double?

    @Option(help: ArgumentHelp("Floating-point operations of an item: 2 × multiply-accumulates.", valueName: "gflop"))
    var gflops: Double?

    @Option(help: ArgumentHelp("Values that the layers write for an item.", valueName: "millions"))
    var activationsMillions: Double?

    @Option(help: ArgumentHelp("The shape of an item: 3x640x640.", valueName: "shape"))
    var inputShape: String?

    @Option(help: ArgumentHelp("Size of the weights as stored, in millions of bytes.", valueName: "mb"))
    var weightsMb: Double?

    func validate() throws {
        guard model != nil || modelFile != nil else { throw ValidationError("give --model or --model-file") }
        let figures = [
            ("--cores", cores), ("--parameters-millions", parametersMillions), ("--gflops", gflops),
            ("--activations-millions", activationsMillions), ("--weights-mb", weightsMb),
        ]
        for (flag, value) in figures { try FlagRange.aboveZero.check(flag, value) }
        try FlagRange.oneOrMore.check("--tokens-in", tokensIn)
        try FlagRange.oneOrMore.check("--tokens-out", tokensOut)
        try FlagRange(1...100_000, "from 1 to 100,000").check("--count", count.map(Double.init))
    }

    var request: PredictionRequest {
        get throws {
            let shape = try shape
            let file = try modelFile.map { try ModelFile.readNoting($0, inputShape: shape) }
            return PredictionRequest(
                model: Workload.Model(
                    name: model ?? file?.name ?? "", task: try knownTask,
                    parametersMillions: parametersMillions ?? file?.parametersMillions,
                    gigaflops: gflops ?? file?.gigaflops,
                    activationsMillions: activationsMillions ?? file?.activationsMillions,
                    inputShape: shape ?? file?.inputShape, weightsMegabytes: weightsMb ?? file?.weightsMegabytes),
                hardware: hardware, count: count, cores: cores, runtime: runtime, precision: precision,
                batches: try Self.numbers(batch, flag: "--batch", separators: ",", example: "1,8,32"),
                tokensIn: tokensIn, tokensOut: tokensOut, training: training)
        }
    }

    private var knownTask: ModelTask? {
        get throws {
            guard let task else { return nil }
            guard let known = ModelTask(rawValue: task.lowercased()) else {
                throw ValidationError(
                    "--task is '\(task)'; it is one of \(ModelTask.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            return known
        }
    }

    private var shape: [Int]? {
        get throws {
            try inputShape.map { try Self.numbers($0, flag: "--input-shape", separators: ",x", example: "3x640x640") }
        }
    }

    private static func numbers(
        _ text: String, flag: String, separators: String, example: String
    ) throws -> [Int] {
        let parts = text.split(omittingEmptySubsequences: false) { separators.contains($0) }
        let numbers = parts.compactMap { Int($0.trimmingPrefix(" ")) }.filter { (1...10_000_000).contains($0) }
        guard numbers.count == parts.count else {
            throw ValidationError("\(flag) is '\(text)'; write numbers of 1 or more, such as \(example)")
        }
        return numbers
    }
}
