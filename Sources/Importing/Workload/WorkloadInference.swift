import Domain

/// Defaults that follow from what else was written.
struct WorkloadInference {
    /// The paths of the keys that have a value.
    let given: Set<String>

    func complete(_ workload: Workload) -> Workload {
        var workload = workload
        if !given.contains("model.format") { workload.model.format = format(of: workload) }
        if !given.contains("model.precisions"), isLanguageModel(workload) {
            // Language models are published in 16 bits; fp16 is for devices without bf16.
            workload.model.precisions = [.bf16, .fp16]
        }
        if !given.contains("traffic.peak_rps"), let traffic = workload.traffic {
            workload.traffic?.peakRPS = peak(of: traffic)
        }
        return workload
    }

    /// What such a model is published as.
    private func format(of workload: Workload) -> ModelFormat {
        if isLanguageModel(workload) { return .safetensors }
        return workload.kind == .training ? .pytorch : .onnx
    }

    private func isLanguageModel(_ workload: Workload) -> Bool {
        workload.model.task == .llm || workload.traffic?.tokensOut != nil || workload.job?.tokensIn != nil
            || workload.job?.tokensOut != nil
    }

    /// The busiest hour of the shape, so that the load swings as the shape does.
    private func peak(of traffic: Workload.Traffic) -> Double {
        min(traffic.averageRPS * traffic.shape.peakToAverage, max(traffic.averageRPS, WorkloadKey.mostRPS))
    }
}
