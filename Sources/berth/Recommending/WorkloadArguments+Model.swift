import ArgumentParser

extension WorkloadArguments {
    struct Top: ParsableArguments {
        @Option(help: .key("name")) var name: String?
        @Option(help: .key("kind")) var kind: String?

        var values: [WorkloadFlag] { [flag("name", name), flag("kind", kind)] }
    }

    struct Model: ParsableArguments {
        @Option(help: .key("model.name")) var model: String?
        @Option(help: .key("model.format")) var format: String?
        @Option(help: .key("model.task")) var task: String?
        @Option(help: .key("model.parameters_millions")) var parametersMillions: String?
        @Option(help: .key("model.gflops")) var gflops: String?
        @Option(help: .key("model.activations_millions")) var activationsMillions: String?
        @Option(help: .key("model.input_shape")) var inputShape: [String] = []
        @Option(help: .key("model.weights_mb")) var weightsMb: String?
        @Option(help: .key("model.precisions")) var precisions: [String] = []
        @Option(help: .key("model.preprocess_cpu_ms")) var preprocessCpuMs: String?

        var values: [WorkloadFlag] {
            [
                flag("model.name", model), flag("model.format", format), flag("model.task", task),
                flag("model.parameters_millions", parametersMillions), flag("model.gflops", gflops),
                flag("model.activations_millions", activationsMillions), ("model.input_shape", inputShape),
                flag("model.weights_mb", weightsMb), ("model.precisions", precisions),
                flag("model.preprocess_cpu_ms", preprocessCpuMs),
            ]
        }
    }
}
